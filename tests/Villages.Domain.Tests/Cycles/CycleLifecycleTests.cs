using Villages.Domain.Cycles;
using Villages.Domain.Events;
using Villages.Domain.Tests.Stars;

namespace Villages.Domain.Tests.Cycles;

public class CycleLifecycleTests
{
    private static readonly CycleId Cycle = new("stars", AreaCode.Parse("141129"), Period.OfYear(2022));

    [Fact]
    public void Outcomes_kept_in_parts_and_a_calibration_make_one_result()
    {
        var result = Enumerable.Range(0, 30).Select(number => Secretaries.Of(number, 80)).Calibrate();
        var state = After(
            Scoring,
            new OutcomesKept(1, 0, [.. result.Outcomes.Take(10)]), new OutcomesKept(1, 1, [.. result.Outcomes.Skip(10).Take(10)]),
            new CycleCalibrated(1, result with { Outcomes = [.. result.Outcomes.Skip(20)] }));

        Assert.Equal(result.Outcomes, state.Result!.Outcomes);
        Assert.Empty(state.Pending);
    }

    [Fact]
    public void A_part_is_kept_once_and_in_order()
    {
        var first = new KeepOutcomes(1, 0, []);
        var kept = After(Scoring, [.. CycleLifecycle.Keep(Scoring, first).Events]);

        Assert.Equal("cycles.step-passed", CycleLifecycle.Keep(kept, first).Refusal!.Code);
        Assert.Equal("cycles.step-passed", CycleLifecycle.Keep(Scoring, first with { Part = 1 }).Refusal!.Code);
        Assert.True(CycleLifecycle.Keep(kept, first with { Part = 1 }).Accepted);
    }

    [Fact]
    public void A_period_that_has_not_ended_cannot_be_planned_and_a_date_outside_it_neither()
    {
        var empty = CycleState.Empty(Cycle.Stream);

        Assert.Equal("cycles.period-open", CycleLifecycle.Plan(empty, new PlanCycle(Cycle), "hash", new DateOnly(2022, 12, 30)).Refusal!.Code);
        Assert.Equal("cycles.as-of-outside-period", CycleLifecycle.Plan(empty, new PlanCycle(Cycle, new DateOnly(2021, 1, 1)), "hash", new DateOnly(2023, 1, 1)).Refusal!.Code);
        Assert.Equal("cycles.no-rulebook", CycleLifecycle.Plan(empty, new PlanCycle(Cycle), null, new DateOnly(2023, 1, 1)).Refusal!.Code);
    }

    [Fact]
    public void After_effect_a_cycle_cannot_be_cancelled_and_only_a_round_corrects_it()
    {
        var effective = After(Scoring, new CycleCalibrated(1, new[] { Secretaries.Of(1, 80) }.Calibrate()), new PublicationClosed(1), new CycleMadeEffective(1));

        Assert.Equal("cycles.after-effect", CycleLifecycle.Cancel(effective, new CancelCycle("x")).Refusal!.Code);
        Assert.True(CycleLifecycle.Rerun(effective, new RerunCycle("异议成立")).Accepted);
        Assert.Equal("cycles.cause-missing", CycleLifecycle.Rerun(effective, new RerunCycle(" ")).Refusal!.Code);
    }

    private static CycleState Scoring => After(
        CycleState.Empty(Cycle.Stream), new CyclePlanAccepted(Cycle, new DateOnly(2022, 12, 31), "hash"), new CollectingBegun(1, 1), new CycleFrozen(1, 1, 2, []));

    private static CycleState After(CycleState state, params IEvent[] events) =>
        events.Aggregate(state, (folded, happened) => folded.Apply(happened, new CommitStamp(1, 1, default, "test", default, default)));
}
