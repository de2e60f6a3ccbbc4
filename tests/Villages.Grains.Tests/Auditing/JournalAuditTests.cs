using Microsoft.Data.Sqlite;
using Villages.Testing;

namespace Villages.Grains.Tests.Auditing;

public sealed class JournalAuditTests : IDisposable
{
    private readonly TemporaryFolder _folder = new("audit");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task One_byte_changed_in_the_file_is_found()
    {
        await using (var county = await LiveCounty.Start(_folder.Path))
        {
            await county.Settle();
            Assert.Null((await county.Audit.Run()).FirstViolation);
        }

        var stream = LiveCounty.Villages[4].Stream.Text;
        await using (var connection = new SqliteConnection($"Data Source={_folder.File("journal.db")};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = """
                UPDATE journal_commit SET data = CAST(replace(CAST(data AS TEXT), '2021-01-10', '2011-01-10') AS BLOB) WHERE stream = $stream AND number = 1
                """;
            command.Parameters.AddWithValue("$stream", stream);
            Assert.Equal(1, await command.ExecuteNonQueryAsync());
        }

        await using var again = await LiveCounty.Start(_folder.Path);
        var violation = (await again.Audit.Run()).FirstViolation;
        Assert.Contains("I6", violation, StringComparison.Ordinal);
        Assert.Contains(stream, violation, StringComparison.Ordinal);
    }
}
