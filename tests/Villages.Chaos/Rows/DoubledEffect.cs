using Npgsql;
using Villages.Chaos.Checking;
using Villages.Journal;

namespace Villages.Chaos.Rows;

/// <summary>An official's newest rating or pay a second time under another command, chained and fed as the journal would: only its meaning is wrong.</summary>
internal static class DoubledEffect
{
    private const string Newest = """
        SELECT DISTINCT ON (home, stream) home, stream, number, kind FROM journal_commit WHERE stream LIKE 'official/%' ORDER BY home, stream, number DESC
        """;

    public static async Task<Plant> Of(string database, Truth truth)
    {
        var stream = await Rated(database);
        var last = (await truth.Read(stream))[^1];
        var (batch, again) = (Guid.CreateVersion7(), last with { Number = last.Number + 1, CommandId = Guid.CreateVersion7() });
        var hash = Convert.ToHexStringLower(CommitHash.Of(again, last.Hash));
        return new Plant(
            "a doubled effect", "I7", $"{stream.Key}, commit {again.Number}",
            $"""
            INSERT INTO journal_commit (home, stream, number, command_id, batch, ordinal, effective_on, recorded_at, body_hash, hash, kind, actor, area, data)
            SELECT home, stream, {again.Number}, '{again.CommandId}', '{batch}', 0, effective_on, recorded_at, body_hash, '\x{hash}', kind, actor, area, data
            FROM journal_commit WHERE home = {stream.Home} AND stream = '{stream.Key}' AND number = {last.Number};
            INSERT INTO journal_batch (number, batch, count) SELECT max(number) + 1, '{batch}', 1 FROM journal_batch
            """,
            $"DELETE FROM journal_batch WHERE batch = '{batch}'; DELETE FROM journal_commit WHERE batch = '{batch}'");
    }

    private static async Task<StreamId> Rated(string database)
    {
        await using var connection = new NpgsqlConnection($"{database};Pooling=false;Command Timeout=60");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"SELECT home, stream FROM ({Newest}) newest WHERE kind IN ('stars.rate-secretary', 'stars.entitle-star-pay') LIMIT 1", connection);
        await using var reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync() ? new StreamId(reader.GetInt32(0), reader.GetString(1)) : throw new InvalidOperationException("No official was rated: there is nothing to double.");
    }
}
