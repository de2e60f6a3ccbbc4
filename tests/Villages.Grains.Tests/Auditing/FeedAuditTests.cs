using Villages.Domain;
using Villages.Testing;

namespace Villages.Grains.Tests.Auditing;

/// <summary>I7: the feed has every commit once and without a gap, and every effect was applied once.</summary>
public sealed class FeedAuditTests : IDisposable
{
    private readonly TemporaryFolder _folder = new("feed-audit");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Effects_that_arrived_once_are_sound()
    {
        await using var planted = new PlantedJournal(_folder.Path);
        await planted.Settle(await planted.Issue());
        await planted.Deliver();

        var report = await planted.Audit(expectQuiet: true);
        Assert.Null(report.FirstViolation);
        Assert.Equal((2, 3, 0), (report.Effects, report.Consequences, report.UnderWay));
    }

    [Theory]
    [InlineData("UPDATE journal_batch SET number = number + 1 WHERE number = (SELECT max(number) FROM journal_batch); UPDATE journal_commit SET position = position + 4096 WHERE position = (SELECT max(position) FROM journal_commit)", "is missing")]
    [InlineData("UPDATE journal_batch SET count = count + 1 WHERE number = 2", "was written with 2 commits and has 1")]
    [InlineData("DELETE FROM journal_batch WHERE number = 2", "belongs to no batch")]
    public async Task A_gap_a_lost_row_and_a_commit_outside_the_feed_are_found(string tampering, string told)
    {
        await using var planted = new PlantedJournal(_folder.Path);
        await planted.Settle(await planted.Issue());
        await planted.Tamper(tampering);
        var violation = (await planted.Audit()).FirstViolation;
        Assert.StartsWith("I7", violation, StringComparison.Ordinal);
        Assert.Contains(told, violation, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rating_applied_twice_is_found()
    {
        await using var planted = new PlantedJournal(_folder.Path);
        await planted.Settle(await planted.Issue());
        await planted.Write(PlantedJournal.Secretary.Official, PlantedJournal.Any(), "stars.rate-secretary", PlantedJournal.Rated);
        Assert.Contains("I7 official/", (await planted.Audit()).FirstViolation, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pay_entitled_twice_is_found()
    {
        await using var planted = new PlantedJournal(_folder.Path);
        await planted.Settle(await planted.Issue());
        await planted.Write(PlantedJournal.Secretary.Official, PlantedJournal.Any(), "stars.entitle-star-pay", PlantedJournal.Paid);
        Assert.Contains("to pay before", (await planted.Audit()).FirstViolation, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_effect_that_changed_nothing_and_that_nobody_issued_is_found()
    {
        await using var planted = new PlantedJournal(_folder.Path);
        await planted.Write(PlantedJournal.Secretary.Official, PlantedJournal.Any(), "stars.rate-secretary");
        Assert.Contains("no cycle issued", (await planted.Audit()).FirstViolation, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_consequence_that_reached_another_stream_is_found()
    {
        await using var planted = new PlantedJournal(_folder.Path);
        var cause = await planted.Issue();
        var owed = Domain.Consequences.ConsequenceRegistry.Default.Of(PlantedJournal.Cycle.AreaStream(PlantedJournal.Village.Parent), cause.Number, [PlantedJournal.Issued]);
        await planted.Write(StreamKey.Parse("village/141129100202"), owed[0].Id, "stars.note-secretary-stars");
        Assert.Contains("was meant for official/", (await planted.Audit()).FirstViolation, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rating_that_no_cycle_issued_is_found()
    {
        await using var planted = new PlantedJournal(_folder.Path);
        await planted.Write(PlantedJournal.Secretary.Official, PlantedJournal.Any(), "stars.rate-secretary", PlantedJournal.Rated);
        Assert.StartsWith("I2", (await planted.Audit()).FirstViolation, StringComparison.Ordinal);
    }
}
