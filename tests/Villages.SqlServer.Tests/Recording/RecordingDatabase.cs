using System.Collections;
using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using System.Reflection;
using Microsoft.Data.SqlClient;

namespace Villages.SqlServer.Tests.Recording;

/// <summary>
/// A database that remembers what was sent and answers with one row of the columns it was told. Parameters are the driver's own, so that types are what the driver makes of them.
/// </summary>
/// <param name="queries">Stored queries: key and text.</param>
/// <param name="columns">Of the answer to a query, by its key.</param>
internal sealed class RecordingDatabase(IReadOnlyDictionary<string, string> queries, Func<string, IReadOnlyList<string>> columns) : DbProviderFactory
{
    private readonly ConcurrentQueue<SentQuery> _sent = new();

    public IReadOnlyCollection<SentQuery> Sent => _sent;

    /// <summary>The version of state that a write answers.</summary>
    public object NewVersion { get; set; } = 9;

    /// <summary>Notes the command down.</summary>
    public DbDataReader Answer(string text, DbParameterCollection parameters)
    {
        var answer = new DataTable();
        var key = queries.FirstOrDefault(query => query.Value == text).Key;
        if (key is null)
        {
            answer.Columns.Add("QueryKey", typeof(string));
            answer.Columns.Add("QueryText", typeof(string));
            foreach (var query in queries)
            {
                answer.Rows.Add(query.Key, query.Value);
            }

            return answer.CreateDataReader();
        }

        _sent.Enqueue(new SentQuery(key, parameters.Cast<SqlParameter>().ToDictionary(parameter => $"@{parameter.ParameterName.TrimStart('@')}", parameter => parameter.SqlDbType)));
        var names = columns(key);
        foreach (var name in names)
        {
            answer.Columns.Add(name, Sample(name) is DBNull ? typeof(int) : Sample(name).GetType());
        }

        answer.Rows.Add([.. names.Select(Sample)]);
        return answer.CreateDataReader();
    }

    public override DbConnection CreateConnection() => new RecordingConnection(this);

    /// <summary>Puts itself in the driver's place in one of Orleans' assemblies, for the rest of the process: its table of drivers is private and has no other door.</summary>
    public void StandInFor(string invariant, Assembly provider)
    {
        var factories = provider.GetTypes().Single(type => type.Name == "DbConnectionFactory");
        var cached = factories.GetNestedType("CachedFactory", BindingFlags.NonPublic)!;
        var cache = (IDictionary)factories.GetField("factoryCache", BindingFlags.Static | BindingFlags.NonPublic)!.GetValue(null)!;
        cache[invariant] = Activator.CreateInstance(cached, this, "", "", "");
    }

    private object Sample(string column) => column switch
    {
        "StartTime" or "IAmAliveTime" => new DateTime(2022, 3, 1, 0, 0, 0, DateTimeKind.Utc),
        "Address" => "127.0.0.1",
        "GrainId" => "calendar/county",
        "SiloName" or "HostName" or "DeploymentId" or "ReminderName" => "name",
        "SuspectTimes" => "",
        "Period" => 60_000L,
        "PayloadBinary" => "{}"u8.ToArray(),
        "Status" => 6,
        "NewGrainStateVersion" => NewVersion,
        _ => 1,
    };
}

internal sealed record SentQuery(string Key, IReadOnlyDictionary<string, SqlDbType> Parameters);
