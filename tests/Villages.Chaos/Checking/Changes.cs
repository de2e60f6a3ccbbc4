using Npgsql;
using Villages.Chaos.Api;
using Villages.Chaos.Nodes;
using Villages.Chaos.Rows;
using Villages.Host.Http;
using Villages.Journal;

namespace Villages.Chaos.Checking;

/// <summary>Readers of the change feed at the first and the last node; in the end each must have been told every commit of the journal once and in order.</summary>
internal sealed class Changes : IAsyncDisposable
{
    private const string Told = """
        SELECT c.stream, c.number FROM journal_batch b JOIN journal_commit c ON c.batch = b.batch WHERE b.number > $1 AND c.stream NOT LIKE 'account/%' ORDER BY b.number, c.ordinal
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string _database;
    private readonly long _begin;
    private readonly ChangesReader[] _readers;

    private Changes(string database, long begin, ChangesReader[] readers) => (_database, _begin, _readers) = (database, begin, readers);

    public static async Task<Changes> Follow(string database, ApiClient api, IReadOnlyList<HostNode> nodes)
    {
        await using var source = NpgsqlDataSource.Create($"{database};Pooling=false");
        await using var head = source.CreateCommand("SELECT epoch, (SELECT coalesce(max(number), 0) FROM journal_batch)::bigint FROM journal_header");
        await using var row = await head.ExecuteReaderAsync();
        await row.ReadAsync();
        var (epoch, batch) = (row.GetInt32(0), row.GetInt64(1));
        var cursor = new FeedCursor(epoch, ((batch + 1) * Commit.PositionsPerBatch) - 1).ToString();
        return new Changes(database, batch, [.. new[] { nodes[0], nodes[^1] }.Distinct().Select(node => new ChangesReader(api, node, cursor))]);
    }

    public async Task Check(Stage stage)
    {
        var told = await Journal();
        foreach (var reader in _readers)
        {
            IReadOnlyList<Change> seen = [];
            await stage.Holds($"the reader of changes at {reader.Node} has come to the end", () =>
            {
                seen = reader.Seen;
                return Task.FromResult(seen.Count >= told.Count);
            }, Patience, () => $"I7: the reader of changes at {reader.Node} was told {seen.Count} of {told.Count} commits");
            stage.Row.Findings.Expect(Difference(told, seen) is null, $"I7: the reader of changes at {reader.Node} {Difference(told, seen)}");
        }

        stage.Row.Say($"{_readers.Length} readers were told {told.Count} changes each");
    }

    /// <summary>What a reader was told that is not the journal, or null; what came after the look at the journal does not count.</summary>
    public static string? Difference(IReadOnlyList<Change> told, IReadOnlyList<Change> seen)
    {
        for (var i = 0; i < Math.Min(told.Count, seen.Count); i++)
        {
            if (told[i] != seen[i])
            {
                return $"was told {seen[i]} in place {i + 1}, where the journal has {told[i]}";
            }
        }

        return seen.Count < told.Count ? $"was never told {told[seen.Count]}" : null;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var reader in _readers)
        {
            await reader.DisposeAsync();
        }
    }

    private async Task<List<Change>> Journal()
    {
        await using var source = NpgsqlDataSource.Create($"{_database};Pooling=false;Command Timeout=60");
        await using var all = source.CreateCommand(Told);
        all.Parameters.Add(new() { Value = _begin });
        await using var rows = await all.ExecuteReaderAsync();
        var told = new List<Change>();
        while (await rows.ReadAsync())
        {
            told.Add(new Change(rows.GetString(0), rows.GetInt64(1)));
        }

        return told;
    }
}
