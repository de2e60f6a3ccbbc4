using System.Data.Common;
using System.Reflection;

namespace Villages.Journal.Schema;

/// <summary>Compares the scripts of one component with the table <c>&lt;component&gt;_schema</c> and applies what is missing, each script in its own transaction.</summary>
/// <param name="scripts">The assembly that holds the scripts as resources <c>&lt;engine&gt;/&lt;component&gt;/NNNN-name.sql</c>.</param>
public sealed class SchemaRunner(DbConnection connection, Assembly scripts, string engine, string component)
{
    private readonly IReadOnlyList<SchemaScript> _scripts = SchemaScript.Of(scripts, engine, component);

    internal SchemaRunner(DbConnection connection, string engine, string component)
        : this(connection, Assembly.GetExecutingAssembly(), engine, component)
    {
    }

    private string Table => $"{component}_schema";

    /// <returns>Names of the scripts applied.</returns>
    public async Task<IReadOnlyList<string>> Apply(CancellationToken cancellation)
    {
        await Execute($"CREATE TABLE IF NOT EXISTS {Table} (number integer PRIMARY KEY, name text NOT NULL, digest text NOT NULL)", cancellation);
        var missing = Missing(await Applied(cancellation));
        foreach (var script in missing)
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            await Execute(script.Text, cancellation, transaction);
            await Execute(
                $"INSERT INTO {Table} (number, name, digest) VALUES ({script.Number}, '{script.Name}', '{script.Digest}')", cancellation, transaction);
            await transaction.CommitAsync(cancellation);
        }

        return [.. missing.Select(script => script.Name)];
    }

    /// <param name="exists">Whether the component's table is there; without it no script was applied.</param>
    /// <exception cref="JournalSchemaException">A script is missing, was changed, or is newer than this version.</exception>
    public async Task Check(bool exists, CancellationToken cancellation)
    {
        var missing = Missing(exists ? await Applied(cancellation) : []);
        if (missing.Count > 0)
        {
            throw new JournalSchemaException(
                $"The database lacks {missing.Count} script(s) of '{component}', first '{missing[0].Name}'. Run 'Villages.Host migrate' against it, then start again.");
        }
    }

    private List<SchemaScript> Missing(Dictionary<int, string> applied)
    {
        var unknown = applied.Keys.Where(number => number > _scripts.Count).ToArray();
        if (unknown.Length > 0)
        {
            throw new JournalSchemaException(
                $"The database has script {unknown.Max():D4} of '{component}', this version knows {_scripts.Count}. Start the newer version that applied it.");
        }

        var changed = _scripts.FirstOrDefault(script => applied.TryGetValue(script.Number, out var digest) && digest != script.Digest);
        return changed is null
            ? [.. _scripts.Where(script => !applied.ContainsKey(script.Number))]
            : throw new JournalSchemaException($"Script '{changed.Name}' of '{component}' was applied with another text. Scripts never change; add a new one.");
    }

    private async Task<Dictionary<int, string>> Applied(CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT number, digest FROM {Table}";
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var applied = new Dictionary<int, string>();
        while (await reader.ReadAsync(cancellation))
        {
            applied.Add(reader.GetInt32(0), reader.GetString(1));
        }

        return applied;
    }

    private async Task Execute(string sql, CancellationToken cancellation, DbTransaction? transaction = null)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
