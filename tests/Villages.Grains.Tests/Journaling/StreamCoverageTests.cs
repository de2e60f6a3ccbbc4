using Villages.Domain;
using Villages.Domain.People;
using Villages.Domain.Posts;
using Villages.Grains.Cycles;
using Villages.Grains.Journaling;
using Villages.Journal;
using Villages.Journal.Feed;
using Villages.Testing;
using StreamId = Villages.Journal.StreamId;

namespace Villages.Grains.Tests.Journaling;

/// <summary>When an activation may answer for a position of the feed without asking the journal, and that it asks when it may not.</summary>
public sealed class StreamCoverageTests : IDisposable
{
    private static readonly AreaCode Code = LiveCounty.Villages[0];
    private readonly TemporaryFolder _folder = new("coverage");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_village_that_nobody_else_wrote_answers_for_any_position_that_its_silo_has_followed_without_a_read()
    {
        HeldAnswers? journal = null;
        await using var county = await Settled(made => journal = made);
        var village = county.Grains.Village(Code);
        var number = (await village.Read()).Version;
        var position = await Followed(county);
        var reads = journal!.Reads;

        Assert.Equal(number, (await village.Facts(Query(position))).Number);

        Assert.Equal(reads, journal.Reads);
    }

    [Fact]
    public async Task What_another_activation_wrote_counts_for_whoever_asks_after_its_silo_followed_it()
    {
        await using var county = await Settled(_ => { });
        var village = county.Grains.Village(Code);
        var before = await Followed(county);
        var number = (await village.Read()).Version;
        await county.WriteBehind(Code.Stream, head => head);
        var after = await Followed(county);

        Assert.Equal(number + 1, (await village.Facts(Query(after))).Number);
        Assert.Equal(number, (await village.Facts(Query(before))).Number);
    }

    [Fact]
    public async Task For_a_position_that_its_silo_has_not_followed_yet_it_reads()
    {
        HeldAnswers? journal = null;
        await using var county = await Settled(made => journal = made);
        var position = await Followed(county) + Commit.PositionsPerBatch;
        var reads = journal!.Reads;

        await county.Grains.Village(Code).Facts(Query(position));

        Assert.Equal(reads + 1, journal.Reads);
    }

    [Fact]
    public async Task Whoever_asks_for_what_was_just_committed_here_needs_no_read()
    {
        HeldAnswers? journal = null;
        await using var county = await Settled(made => journal = made);
        var village = county.Grains.Village(Code);
        var receipt = (await village.Vacate(county.Command(
            new VacatePost(LiveCounty.SecretaryOf(Code), Position.Secretary, new DateOnly(2026, 1, 31), EndReason.Resigned), "left"))).Value!;
        var reads = journal!.Reads;

        Assert.Equal(receipt.Number, (await village.Facts(Query(receipt.Position))).Number);

        Assert.Equal(reads, journal.Reads);
    }

    [Fact]
    public async Task Nothing_is_watched_after_the_activation_not_even_when_it_failed()
    {
        HeldAnswers? journal = null;
        await using var county = await Settled(made => journal = made);
        var follower = (JournalFollower)county.Service<IFeed>();
        await county.Grains.Village(Code).Read();
        Assert.NotEqual(0, follower.Watched);

        var never = AreaCode.Parse("141129999201");
        journal!.Silence(new StreamId(never.Stream.Home, never.Stream.Text));
        await Assert.ThrowsAsync<TruthUnavailableException>(() => county.Grains.Village(never).Read());
        journal.Silence(null);

        await Eventually.Holds("nothing is watched where nothing is alive", async () =>
        {
            await county.Grains.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero);
            return follower.Watched == 0;
        });
    }

    private async Task<LiveCounty> Settled(Action<HeldAnswers> made)
    {
        var county = await LiveCounty.Start(_folder.Path, change: services => HeldAnswers.Around(services, made));
        await county.Settle();
        await county.Grains.Village(Code).Read();
        return county;
    }

    private static FactsQuery Query(long known) => new(LiveCounty.Cycle2025, new DateOnly(2025, 12, 31), known);

    /// <summary>The last position that there is, once the silo has followed it.</summary>
    private static async Task<long> Followed(LiveCounty county)
    {
        var last = await county.Journal.LastBatch();
        await Eventually.Holds("the silo has followed", () => county.Service<IFeed>().LastBatch >= last);
        return ((last + 1) * Commit.PositionsPerBatch) - 1;
    }
}
