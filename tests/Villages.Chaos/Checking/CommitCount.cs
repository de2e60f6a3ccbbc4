using Npgsql;

namespace Villages.Chaos.Checking;

/// <summary>How many commits commands left, by SQL.</summary>
internal static class CommitCount
{
    private const string Count = """
        SELECT c.command_id, count(*) FROM journal_commit c JOIN journal_batch b ON b.batch = c.batch WHERE c.command_id = ANY($1) AND b.number <= $2 GROUP BY c.command_id
        """;

    /// <summary>A command that left nothing is not in it.</summary>
    /// <param name="through">The last batch that counts.</param>
    public static async Task<IReadOnlyDictionary<Guid, long>> Of(string database, IReadOnlyCollection<Guid> commands, long through = long.MaxValue)
    {
        var found = new Dictionary<Guid, long>();
        await using var connection = new NpgsqlConnection($"{database};Pooling=false;Command Timeout=60");
        await connection.OpenAsync();
        foreach (var some in commands.Chunk(5_000))
        {
            await using var command = new NpgsqlCommand(Count, connection) { Parameters = { new() { Value = some }, new() { Value = through } } };
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                found[reader.GetGuid(0)] = reader.GetInt64(1);
            }
        }

        return found;
    }
}
