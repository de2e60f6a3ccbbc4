using Npgsql;

namespace Villages.Chaos.Checking;

/// <summary>How many commits commands left, by SQL.</summary>
internal static class CommitCount
{
    private const string Count = "SELECT command_id, count(*) FROM journal_commit WHERE command_id = ANY($1) GROUP BY command_id";

    /// <summary>A command that left nothing is not in it.</summary>
    public static async Task<IReadOnlyDictionary<Guid, long>> Of(string database, IReadOnlyCollection<Guid> commands)
    {
        var found = new Dictionary<Guid, long>();
        await using var connection = new NpgsqlConnection($"{database};Pooling=false;Command Timeout=60");
        await connection.OpenAsync();
        foreach (var some in commands.Chunk(5_000))
        {
            await using var command = new NpgsqlCommand(Count, connection) { Parameters = { new() { Value = some } } };
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                found[reader.GetGuid(0)] = reader.GetInt64(1);
            }
        }

        return found;
    }
}
