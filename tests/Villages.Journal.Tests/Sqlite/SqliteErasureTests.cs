using Microsoft.Data.Sqlite;

namespace Villages.Journal.Tests.Sqlite;

/// <summary>Erasure on SQLite overwrites: no copy of the key is left in the files, write-ahead log included.</summary>
public sealed class SqliteErasureTests() : JournalConformance(new SqliteEngine())
{
    [Fact]
    public async Task The_erased_key_is_gone_from_the_files_themselves()
    {
        await Vault.Seal("p-01", "name", "李明");
        await Vault.Seal("p-02", "name", "王五");
        var erased = await WrappedKey("p-01");
        var kept = await WrappedKey("p-02");
        Assert.NotEqual(-1, (await Engine.EverythingStored()).AsSpan().IndexOf(erased));

        await Vault.Erase("p-01");

        var stored = await Engine.EverythingStored();
        Assert.Equal(-1, stored.AsSpan().IndexOf(erased));
        Assert.NotEqual(-1, stored.AsSpan().IndexOf(kept));
    }

    private async Task<byte[]> WrappedKey(string person)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(Engine.Address[1], "keys.db")};Pooling=false");
        await connection.OpenAsync();
        await using var command = new SqliteCommand($"SELECT wrapped_key FROM person_key WHERE person_id = '{person}'", connection);
        return (byte[])(await command.ExecuteScalarAsync())!;
    }
}
