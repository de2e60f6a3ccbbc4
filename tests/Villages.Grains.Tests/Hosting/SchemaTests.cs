using Npgsql;
using Villages.Grains.Hosting;
using Villages.Journal;
using Villages.Testing;
using Villages.Testing.PostgreSql;

namespace Villages.Grains.Tests.Hosting;

public sealed class SchemaTests(PostgreSqlFixture postgreSql) : IDisposable
{
    private readonly TemporaryFolder _folder = new("schema");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_silo_does_not_start_on_a_database_that_was_not_migrated_and_says_what_to_do()
    {
        var database = await postgreSql.CreateDatabase();
        var refusal = await Assert.ThrowsAnyAsync<Exception>(() => TestSilo.OnPostgreSql(database));
        Assert.Contains("The database lacks 4 script(s) of 'orleans', first '0001-queries.sql'. Run 'Villages.Host migrate' against it, then start again.", refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Migrating_twice_changes_nothing_the_second_time()
    {
        var database = new PostgreSqlOrleansDatabase(await postgreSql.CreateDatabase());
        Assert.Equal(["0001-queries.sql", "0002-storage.sql", "0003-reminders.sql", "0004-clustering.sql"], await database.Migrate());
        Assert.Empty(await database.Migrate());
        await database.Check();
    }

    [Theory]
    [InlineData("UPDATE orleans_schema SET digest = 'other' WHERE number = 2", "Script '0002-storage.sql' of 'orleans' was applied with another text, so another build made this database.")]
    [InlineData("INSERT INTO orleans_schema VALUES (9, '0009-later.sql', '')", "The database has script 0009 of 'orleans', this version knows 4.")]
    public async Task A_changed_or_newer_script_is_refused_with_a_sentence(string tampering, string sentence)
    {
        var connectionString = await postgreSql.CreateDatabase();
        var database = new PostgreSqlOrleansDatabase(connectionString);
        await database.Migrate();
        await using (var source = NpgsqlDataSource.Create(connectionString))
        await using (var command = source.CreateCommand(tampering))
        {
            await command.ExecuteNonQueryAsync();
        }

        var refusal = await Assert.ThrowsAsync<JournalSchemaException>(() => database.Check());
        Assert.StartsWith(sentence, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_embedded_file_is_made_in_a_new_folder_and_opened_again_as_it_is()
    {
        var folder = Path.Combine(_folder.Path, "new", "folder");
        for (var time = 0; time < 2; time++)
        {
            using var database = new EmbeddedOrleansDatabase(folder);
            await database.Open(default);
            Assert.True(File.Exists(database.Path));
        }
    }
}
