using Villages.Domain;
using Villages.Domain.Cycles;
using Villages.Grains.Cycles;
using Villages.Testing;

namespace Villages.Grains.Tests.Cycles;

public sealed class CycleGrainTests : IDisposable
{
    private readonly TemporaryFolder _folder = new("cycle");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_cycle_runs_from_plan_to_stars_and_pay_and_the_whole_journal_holds()
    {
        await using var county = await LiveCounty.Start(_folder.Path);
        await county.Settle();

        var view = await county.Run(LiveCounty.Cycle2025);

        Assert.Equal(12, view.SubjectsTotal);
        Assert.Equal((24, 0), (view.EffectsTotal * 2, view.EffectsRefused));
        var page = await county.Grains.Cycle(LiveCounty.Cycle2025).Results(new CycleResultQuery(1, 50));
        Assert.Equal(12, page.Total);
        foreach (var result in page.Items)
        {
            var official = await county.Grains.Official(result.Person).Read();
            Assert.Equal((result.StarsAfter, result.MonthlyPay), (official!.Stars, official.MonthlyStarPay));
        }

        var report = await county.Audit.Run();
        Assert.Null(report.FirstViolation);
        Assert.Equal((1, 24), (report.Cycles, report.Effects));
    }

    [Fact]
    public async Task A_reading_that_comes_after_the_freeze_changes_nobody_until_a_round_asks_for_it()
    {
        await using var county = await LiveCounty.Start(_folder.Path);
        await county.Settle();
        var cycle = county.Grains.Cycle(LiveCounty.Cycle2025);
        await county.Run(LiveCounty.Cycle2025);
        var touched = LiveCounty.Villages[0];
        var before = (await cycle.Results(new CycleResultQuery(1, 50))).Items;

        await county.Read(touched, 2025, 99, sequence: 2);
        Assert.Equal(before, (await cycle.Results(new CycleResultQuery(1, 50))).Items);

        Assert.True((await cycle.Rerun(county.Command(new RerunCycle("迟报的考核数据"), "late"))).Accepted);
        var view = await county.Finish(LiveCounty.Cycle2025, 2);

        var after = (await cycle.Results(new CycleResultQuery(1, 50))).Items;
        Assert.NotEqual(before.Single(r => r.Village == touched).Total, after.Single(r => r.Village == touched).Total);
        Assert.Equal(
            before.Where(r => r.Village != touched).Select(r => (r.Village, r.Total)).Order(),
            after.Where(r => r.Village != touched).Select(r => (r.Village, r.Total)).Order());
        Assert.InRange(view.EffectsTotal, 1, 12);
        var official = await county.Grains.Official(LiveCounty.SecretaryOf(touched)).Read();
        Assert.Equal((1, 2), (official!.StarRecords.Count, official.StarRecords[0].Round));
        Assert.Null((await county.Audit.Run()).FirstViolation);
    }

    [Fact]
    public async Task Facts_are_those_known_at_the_freeze_whatever_came_later()
    {
        await using var county = await LiveCounty.Start(_folder.Path);
        await county.Settle();
        var village = county.Grains.Village(LiveCounty.Villages[3]);
        var known = ((await county.Journal.LastBatch() + 1) * Journal.Commit.PositionsPerBatch) - 1;
        var query = new FactsQuery(LiveCounty.Cycle2025, new DateOnly(2025, 12, 31), known);
        var before = await village.Facts(query);

        await county.Read(LiveCounty.Villages[3], 2025, 12, sequence: 9);

        var after = await village.Facts(query);
        Assert.Equal(before.Number, after.Number);
        Assert.Equal(before.Readings.Select(r => (r.Indicator, r.Value)), after.Readings.Select(r => (r.Indicator, r.Value)));
    }

    [Fact]
    public async Task A_cancelled_cycle_leaves_nothing_outside_its_own_streams()
    {
        await using var county = await LiveCounty.Start(_folder.Path);
        await county.Settle();
        var cycle = county.Grains.Cycle(LiveCounty.Cycle2025);
        await cycle.Plan(county.Command(new PlanCycle(LiveCounty.Cycle2025), "plan"));
        await county.Reaches(LiveCounty.Cycle2025, CyclePhase.Calibrating);

        Assert.True((await cycle.Cancel(county.Command(new CancelCycle("数据有误"), "cancel"))).Accepted);

        var official = await county.Grains.Official(LiveCounty.SecretaryOf(LiveCounty.Villages[0])).Read();
        Assert.Empty(official!.StarRecords);
        var again = await cycle.Plan(county.Command(new PlanCycle(LiveCounty.Cycle2025), "again"));
        Assert.Equal(CycleRefusals.AlreadyPlanned.Code, again.Refusal!.Code);
        var restart = new CycleId("stars", LiveCounty.County, Period.OfYear(2025), 2);
        Assert.Equal(12, (await county.Run(restart)).EffectsTotal);
    }

    [Fact]
    public async Task A_repeated_plan_answers_the_first_answer_although_the_state_would_refuse_it_now()
    {
        await using var county = await LiveCounty.Start(_folder.Path);
        await county.Settle();
        var command = county.Command(new PlanCycle(LiveCounty.Cycle2025), "plan");
        var first = await county.Grains.Cycle(LiveCounty.Cycle2025).Plan(command);
        await county.Reaches(LiveCounty.Cycle2025, CyclePhase.Calibrating);

        Assert.Equal(first.Value, (await county.Grains.Cycle(LiveCounty.Cycle2025).Plan(command)).Value);
    }

    [Fact]
    public async Task A_paused_cycle_stands_still_and_goes_on_when_resumed()
    {
        await using var county = await LiveCounty.Start(_folder.Path);
        await county.Settle();
        var cycle = county.Grains.Cycle(LiveCounty.Cycle2025);

        // An active grain takes calls as they come, so the pause waits behind the plan and before the grain's first own step.
        Assert.Null(await cycle.Read());
        var planned = cycle.Plan(county.Command(new PlanCycle(LiveCounty.Cycle2025), "plan"));
        var paused = cycle.Pause(county.Command(new PauseCycle(), "pause"));
        Assert.True((await planned).Accepted);
        Assert.True((await paused).Accepted);
        var before = (await cycle.Read())!;
        Assert.True(before.Paused);

        Assert.Equal("cycles.paused", (await cycle.Rerun(county.Command(new RerunCycle("x"), "no"))).Refusal!.Code);
        await cycle.Drive();
        Assert.Equal((before.Phase, before.Version), ((await cycle.Read())!.Phase, (await cycle.Read())!.Version));

        Assert.True((await cycle.Resume(county.Command(new ResumeCycle(), "resume"))).Accepted);
        await county.Reaches(LiveCounty.Cycle2025, CyclePhase.Calibrating);
    }

    [Fact]
    public async Task Validating_says_what_a_plan_would_do_and_changes_nothing()
    {
        await using var county = await LiveCounty.Start(_folder.Path);
        await county.Settle();
        var cycle = county.Grains.Cycle(LiveCounty.Cycle2025);

        var outcome = await cycle.Validate(new PlanCycle(LiveCounty.Cycle2025));

        Assert.Equal((2, 12, new DateOnly(2025, 12, 31)), (outcome.Value!.Townships, outcome.Value.Villages, outcome.Value.AsOf));
        Assert.Null(await cycle.Read());
        var open = await cycle.Validate(new PlanCycle(new CycleId("stars", LiveCounty.County, Period.OfYear(2026))));
        Assert.Equal("cycles.period-open", open.Refusal!.Code);
    }

    [Fact]
    public async Task A_silo_that_stops_in_mid_cycle_goes_on_after_a_restart()
    {
        var clock = new JumpingClock(new DateTimeOffset(2026, 3, 2, 1, 0, 0, TimeSpan.Zero));
        await using (var county = await LiveCounty.Start(_folder.Path, clock))
        {
            await county.Settle();
            await county.Grains.Cycle(LiveCounty.Cycle2025).Plan(county.Command(new PlanCycle(LiveCounty.Cycle2025), "plan"));
        }

        await using var again = await LiveCounty.Start(_folder.Path, clock);
        var view = await again.Finish(LiveCounty.Cycle2025, 1);

        Assert.Equal(12, view.EffectsDone);
        Assert.Null((await again.Audit.Run()).FirstViolation);
    }
}
