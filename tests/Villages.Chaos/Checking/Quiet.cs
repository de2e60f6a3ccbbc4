using System.Diagnostics;
using Npgsql;
using Villages.Grains.Consequences;
using Villages.Journal;

namespace Villages.Chaos.Checking;

/// <summary>
/// (I8) Waits until the house has nothing left to do, as far as two short statements tell: the checkpoint of the consequences stands at the last batch and every cycle has
/// its result. Whether that is all, only the audit knows, which reads the whole journal and is asked once after this.
/// </summary>
internal static class Quiet
{
    /// <summary>The last batch, -1 while its consequences are not known to be delivered.</summary>
    private const string Delivered = $"""
        SELECT CASE WHEN coalesce((SELECT position FROM journal_checkpoint WHERE consumer = '{ConsequencesGrain.Consumer}'), 0) / $1 >= last.number THEN last.number ELSE -1 END
        FROM (SELECT coalesce(max(number), 0) AS number FROM journal_batch) last
        """;

    private const string Unfinished = """
        SELECT count(*) FROM (
          SELECT DISTINCT ON (home, stream) kind FROM journal_commit WHERE stream LIKE 'cycle/%' AND kind LIKE 'cycles.%' ORDER BY home, stream, number DESC) step
        WHERE kind IN ('cycles.plan', 'cycles.begin-collecting', 'cycles.freeze', 'cycles.keep-outcomes', 'cycles.rerun', 'cycles.resume')
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>Ends when nothing moved between two looks, and in any case after a minute: what is still under way then, the audit says.</summary>
    public static async Task Await(string database)
    {
        await using var connection = new NpgsqlConnection($"{database};Pooling=false;Command Timeout=60");
        await connection.OpenAsync();
        var started = Stopwatch.GetTimestamp();
        for (long before = -1; Stopwatch.GetElapsedTime(started) < Patience;)
        {
            var last = await Ask(connection, Delivered, (long)Commit.PositionsPerBatch);
            if (last >= 0 && last == before && await Ask(connection, Unfinished) == 0)
            {
                return;
            }

            before = last;
            await Task.Delay(Pause);
        }
    }

    private static async Task<long> Ask(NpgsqlConnection connection, string sql, params IEnumerable<object> values)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return (long)(await command.ExecuteScalarAsync())!;
    }
}
