using Microsoft.Data.Sqlite;
using Villages.Testing;

namespace Villages.Host.Tests.Verbs;

public sealed class DemoVerbTests : IDisposable
{
    private readonly TemporaryFolder _data = new("demo");

    private string Data => $"--Villages:Data={_data.Path}";

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task It_seeds_runs_a_cycle_prints_the_ten_best_and_the_journal_verifies_until_somebody_tampers()
    {
        var (code, output, complaints) = await HostProcess.Run("demo", "--language", "en", Data);
        Assert.True(code == 0, complaints + output);
        var best = output.Split('\n').Where(line => line.Contains('★')).ToArray();
        Assert.Equal(10, best.Length);
        Assert.All(best, line => Assert.Contains(": ", line, StringComparison.Ordinal));

        var again = await HostProcess.Run("demo", "--language", "en", Data);
        Assert.Equal(0, again.Code);
        Assert.Equal(best, again.Output.Split('\n').Where(line => line.Contains('★')));

        var sound = await HostProcess.Run("verify", Data);
        Assert.True(sound.Code == 0, sound.Output + sound.Complaints);

        Tamper(_data.File("journal.db"));
        var broken = await HostProcess.Run("verify", Data);
        Assert.Equal(1, broken.Code);
        Assert.Contains("BROKEN", broken.Output, StringComparison.Ordinal);
    }

    private static void Tamper(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "UPDATE journal_commit SET actor = 'somebody-else' WHERE position = (SELECT position FROM journal_commit ORDER BY position LIMIT 1 OFFSET 1000)";
        Assert.Equal(1, command.ExecuteNonQuery());
    }
}
