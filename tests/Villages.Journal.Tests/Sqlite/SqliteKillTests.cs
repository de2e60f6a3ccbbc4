using Villages.Testing.Processes;

namespace Villages.Journal.Tests.Sqlite;

/// <summary>
/// A writing process is killed at random moments. This proves that what was acknowledged survives the death of the process; it does not
/// prove that it survives the loss of power, which only the disk's own honesty and <c>synchronous=FULL</c> can.
/// </summary>
public sealed class SqliteKillTests() : JournalConformance(new SqliteEngine())
{
    private const int Kills = 50;

    [Fact]
    public async Task Fifty_kills_in_mid_write_lose_no_acknowledged_commit()
    {
        await CloseAll();
        var acknowledged = new Dictionary<Guid, long>();
        var random = new Random();
        foreach (var _ in Enumerable.Range(0, Kills))
        {
            await WriteAndDie(acknowledged, random.Next(1, 400), TimeSpan.FromMicroseconds(random.Next(3_000)));
        }

        await Open();
        var feed = await WholeFeed(Journal);
        var stored = feed.ToDictionary(commit => commit.CommandId, commit => commit.Position);
        Assert.All(acknowledged, acknowledgement => Assert.Equal(acknowledgement.Value, Assert.Contains(acknowledgement.Key, stored)));
        Assert.True(acknowledged.Count > Kills, $"Only {acknowledged.Count} commits were acknowledged.");
        Assert.Null((await Verifier.Verify()).FirstBroken);
    }

    [Fact]
    public async Task A_second_process_is_refused_in_a_sentence_and_may_come_in_when_the_first_is_gone()
    {
        using (var second = ChildProcess.Start([ChildScenarios.Open, .. Engine.Address]))
        {
            var complaint = await second.Line();
            Assert.Matches("^The journal '.*journal.db' is in use by another process\\..*\\.$", complaint);
            Assert.Equal(1, await second.End());
        }

        await Accepted(A.First(A.Stream()));
        await CloseAll();

        using var third = ChildProcess.Start([ChildScenarios.Open, .. Engine.Address]);
        Assert.Equal(ChildScenarios.Opened, await third.Line());
        Assert.Equal(0, await third.End());
    }

    private async Task WriteAndDie(Dictionary<Guid, long> acknowledged, int lines, TimeSpan later)
    {
        using var writer = ChildProcess.Start([ChildScenarios.Append, .. Engine.Address]);
        Assert.Equal(ChildScenarios.Opened, await writer.Line());
        for (var line = 0; line < lines && await writer.Line() is { } acknowledgement; line++)
        {
            Note(acknowledged, acknowledgement);
        }

        var dying = System.Diagnostics.Stopwatch.GetTimestamp();
        while (System.Diagnostics.Stopwatch.GetElapsedTime(dying) < later)
        {
            Thread.SpinWait(100);
        }

        writer.Kill();
        var rest = await writer.Rest();
        foreach (var acknowledgement in rest[..(rest.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            Note(acknowledged, acknowledgement);
        }
    }

    private static void Note(Dictionary<Guid, long> acknowledged, string acknowledgement)
    {
        var parts = acknowledgement.Split(' ');
        acknowledged.Add(Guid.Parse(parts[0]), long.Parse(parts[1]));
    }
}
