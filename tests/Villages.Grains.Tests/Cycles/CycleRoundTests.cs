using System.Collections.Immutable;
using Villages.Domain;
using Villages.Domain.Consequences;
using Villages.Domain.Cycles;
using Villages.Domain.People;
using Villages.Domain.Posts;
using Villages.Grains.Cycles;
using Villages.Grains.Journaling;
using Villages.Testing;
using Villages.Testing.PostgreSql;

namespace Villages.Grains.Tests.Cycles;

/// <summary>Later rounds, and what becomes of those whom an earlier round rated.</summary>
public sealed class CycleRoundTests(PostgreSqlFixture postgreSql) : IDisposable
{
    private static readonly AreaCode Touched = LiveCounty.Villages[0];
    private readonly TemporaryFolder _folder = new("round");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_round_that_begins_before_the_effects_are_on_record_loses_none_of_them()
    {
        await using var county = await LiveCounty.Start(_folder.Path);
        await county.Settle();
        var cycle = county.Grains.Cycle(LiveCounty.Cycle2025);
        await cycle.Plan(county.Command(new PlanCycle(LiveCounty.Cycle2025), "plan"));
        await county.Reaches(LiveCounty.Cycle2025, CyclePhase.Calibrating);
        await cycle.Publish(county.Command(new PublishCycle(), "1"));
        await cycle.Effect(county.Command(new MakeEffective(), "1"));
        Assert.True((await cycle.Rerun(county.Command(new RerunCycle("立即复核"), "at once"))).Accepted);
        await county.Reaches(LiveCounty.Cycle2025, CyclePhase.Calibrating, 2);
        await cycle.Publish(county.Command(new PublishCycle(), "2"));
        await Eventually.Holds("round 2 takes effect", async () => (await cycle.Effect(county.Command(new MakeEffective(), "2"))).Accepted);

        foreach (var village in LiveCounty.Villages)
        {
            await Eventually.Holds($"the secretary of {village} has a record", async () =>
                await county.Grains.Official(LiveCounty.SecretaryOf(village)).Read() is { StarRecords.Count: 1, MonthlyStarPay: not null });
        }

        Assert.Null((await county.Audit.Run()).FirstViolation);
    }

    [Fact]
    public async Task A_secretary_corrected_between_rounds_takes_the_result_and_the_former_one_loses_it()
    {
        await using var county = await LiveCounty.Start(_folder.Path, postgreSql: await postgreSql.CreateDatabase());
        await county.Settle();
        await county.Run(LiveCounty.Cycle2025);
        var (former, right) = (LiveCounty.SecretaryOf(Touched), PersonId.Create(LiveCounty.County, "another-secretary---"u8.ToArray()));
        var village = county.Grains.Village(Touched);
        Assert.True((await village.Withdraw(county.Command(new WithdrawPost(former, Position.Secretary, new DateOnly(2021, 1, 10)), "wrong"))).Accepted);
        Assert.True((await village.Fill(county.Command(new FillPost(right, Position.Secretary, new DateOnly(2021, 1, 10)), "right"))).Accepted);

        Assert.True((await county.Grains.Cycle(LiveCounty.Cycle2025).Rerun(county.Command(new RerunCycle("任职信息更正"), "who"))).Accepted);
        await county.Finish(LiveCounty.Cycle2025, 2);

        var lost = await county.Grains.Official(former).Read();
        Assert.Equal((CycleLifecycle.NoLongerSubject, 2), (lost!.StarRecords[0].Unrated, lost.StarRecords[0].Round));
        Assert.Equal((null, null), (lost.Stars, lost.MonthlyStarPay));
        var page = await county.Grains.Cycle(LiveCounty.Cycle2025).Results(new CycleResultQuery(1, 50));
        Assert.Equal(page.Items.Single(r => r.Village == Touched).StarsAfter, (await county.Grains.Official(right).Read())!.Stars);
        Assert.Null(await county.Grains.Cycle(LiveCounty.Cycle2025).Explain(former));
        Assert.NotNull(await county.Grains.Cycle(LiveCounty.Cycle2025).Explain(right));
        Assert.Null((await county.Audit.Run()).FirstViolation);
    }

    /// <summary>Found by seed 17064 of the simulation: villages not scored yet in the second round stood in its result with their score of the first.</summary>
    [Fact]
    public async Task A_round_has_no_scores_until_its_last_batch_is_kept()
    {
        await using var county = await LiveCounty.Start(_folder.Path);
        await county.Settle();
        var area = county.Grains.CycleArea(LiveCounty.Cycle2025, Touched.Parent);
        ScoredVillage[] scored = [.. LiveCounty.Villages.Where(village => village.Parent == Touched.Parent).Select(village => new ScoredVillage(village, null, 1, 0))];
        ImmutableArray<AreaCode> roster = [.. scored.Select(village => village.Village)];
        Assert.True((await area.Keep(county.Command(new KeepScores(1, 0, roster, [.. scored], true), "all"))).Accepted);
        Assert.Equal(roster.Length, (await area.Scores(1)).Count);

        Assert.True((await area.Keep(county.Command(new KeepScores(2, 0, roster, [scored[0]], false), "first of two"))).Accepted);
        Assert.Empty(await area.Scores(2));
        Assert.Equal(roster.Length, (await area.Scores(1)).Count);

        Assert.True((await area.Keep(county.Command(new KeepScores(2, 1, [], [.. scored.Skip(1)], true), "second of two"))).Accepted);
        Assert.Equal(roster.Length, (await area.Scores(2)).Count);
    }

    [Fact]
    public async Task Scores_of_an_earlier_round_are_still_explained_while_a_later_one_replaces_them()
    {
        await using var county = await LiveCounty.Start(_folder.Path);
        await county.Settle();
        await county.Run(LiveCounty.Cycle2025);
        var area = county.Grains.CycleArea(LiveCounty.Cycle2025, Touched.Parent);
        var first = await area.Scores(1);
        await county.Read(Touched, 2025, 99, sequence: 2);
        await county.Grains.Cycle(LiveCounty.Cycle2025).Rerun(county.Command(new RerunCycle("迟报"), "late"));
        await county.Reaches(LiveCounty.Cycle2025, CyclePhase.Calibrating, 2);

        Assert.Equal(first.Select(Total), (await area.Scores(1)).Select(Total));
        Assert.NotEqual(first.Select(Total), (await area.Scores(2)).Select(Total));
        static (AreaCode, decimal?) Total(ScoredVillage scored) => (scored.Village, scored.Score?.Total);
    }

    [Fact]
    public async Task Vacant_unrated_and_missing_are_told_apart_and_the_journal_holds()
    {
        await using var county = await LiveCounty.Start(_folder.Path);
        await county.Settle(2024);
        var (vacant, recent) = (LiveCounty.Villages[1], LiveCounty.Villages[2]);
        foreach (var (village, from) in new[] { (vacant, (DateOnly?)null), (recent, new DateOnly(2025, 9, 1)) })
        {
            await county.Grains.Village(village).Vacate(county.Command(
                new VacatePost(LiveCounty.SecretaryOf(village), Position.Secretary, new DateOnly(2025, 8, 1), EndReason.Resigned), $"left/{village}"));
            if (from is { } day)
            {
                var next = PersonId.Create(LiveCounty.County, "recent-secretary----"u8.ToArray());
                await county.Grains.Village(village).Fill(county.Command(new FillPost(next, Position.Secretary, day), "recent"));
            }
        }

        foreach (var village in LiveCounty.Villages.Skip(1).Take(6))
        {
            await county.Read(village, 2025, 80);
        }

        var view = await county.Run(LiveCounty.Cycle2025);

        var page = await county.Grains.Cycle(LiveCounty.Cycle2025).Results(new CycleResultQuery(1, 50));
        Assert.Equal((12, 11), (view.SubjectsTotal, page.Total));
        Assert.DoesNotContain(page.Items, result => result.Village == vacant);
        Assert.NotNull(page.Items.Single(result => result.Village == recent).Unrated);
        Assert.NotNull(page.Items.Single(result => result.Village == Touched).Unrated);
        Assert.Null((await county.Audit.Run()).FirstViolation);
    }

    [Fact]
    public async Task A_refused_consequence_is_counted_once_at_its_cycle()
    {
        await using var county = await LiveCounty.Start(_folder.Path);
        await county.Settle();
        await county.Run(LiveCounty.Cycle2025);
        var source = county.Grains.GetGrain<IJournalGrain>(GrainKinds.Of(LiveCounty.Cycle2025.AreaStream(Touched.Parent)));
        var note = county.Command(new NoteRefusedConsequence(2, "stars.record", "official/x", "some.refusal", new("拒绝", "refused")), "note");
        var first = await source.Note(note);

        Assert.Equal(first.Value, (await source.Note(note)).Value);
        await Eventually.Holds("the cycle counts it", async () => (await county.Grains.Cycle(LiveCounty.Cycle2025).Read())!.EffectsRefused == 1);
    }
}
