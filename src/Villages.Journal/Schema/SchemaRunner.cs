using System.Data.Common;
using System.Reflection;

namespace Villages.Journal.Schema;

/// <summary>Compares the scripts of one component with the table <c>&lt;component&gt;_schema</c> and applies what is missing, each script in its own transaction.</summary>
/// <param name="scripts">The assembly that holds the scripts as resources <c>&lt;engine&gt;/&lt;component&gt;/NNNN-name.sql</c>.</param>
public sealed class SchemaRunner(DbConnection connection, Assembly scripts, SchemaEngine engine, string component)
{
    private readonly IReadOnlyList<SchemaScript> _scripts = SchemaScript.Of(scripts, engine.Name, component);

    internal SchemaRunner(DbConnection connection, SchemaEngine engine, string component)
        : this(connection, Assembly.GetExecutingAssembly(), engine, component)
    {
    }

    private string Table => $"{component}_schema";

    /// <summary>Repeatable, and safe when two processes do it at once; the connection keeps a lock on migrations until it is closed.</summary>
    /// <returns>Names of the scripts applied.</returns>
    public async Task<IReadOnlyList<string>> Apply(CancellationToken cancellation)
    {
        if (engine.Lock is { } held)
        {
            await Execute(held, cancellation);
        }

        await Execute(engine.MakeHistory(Table), cancellation);
        var missing = Missing(await Applied(cancellation));
        foreach (var script in missing)
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            foreach (var part in engine.Split(script.Text))
            {
                await Execute(part, cancellation, transaction);
            }

            await Execute(SchemaEngine.WriteHistory(Table, script.Number, script.Name, script.Digest), cancellation, transaction);
            await transaction.CommitAsync(cancellation);
        }

        return [.. missing.Select(script => script.Name)];
    }

    /// <exception cref="JournalSchemaException">A script is missing, was changed, or is newer than this version.</exception>
    public async Task Check(CancellationToken cancellation)
    {
        var missing = Missing(await HistoryExists(cancellation) ? await Applied(cancellation) : []);
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
                $"The database has script {unknown.Max():D4} of '{component}', this version knows {_scripts.Count}. "
                + "Start the newer version that applied it, here and on every other machine; or start this one on a database of its own, or on a backup from before that.");
        }

        var changed = _scripts.FirstOrDefault(script => applied.TryGetValue(script.Number, out var digest) && digest != script.Digest);
        return changed is null
            ? [.. _scripts.Where(script => !applied.ContainsKey(script.Number))]
            : throw new JournalSchemaException($"Script '{changed.Name}' of '{component}' was applied with another text, so another build made this database. "
                + "Start the build that applied it; or start this one on a new database, after 'Villages.Host migrate' of the same build. "
                + "Who builds it: a script that was applied anywhere never changes, add a new one.");
    }

    private async Task<bool> HistoryExists(CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = engine.FindHistory(Table);
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancellation)) == 1;
    }

    private async Task<Dictionary<int, string>> Applied(CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = SchemaEngine.ReadHistory(Table);
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
