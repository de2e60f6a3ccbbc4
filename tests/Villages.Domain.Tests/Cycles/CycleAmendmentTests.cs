using Villages.Domain.Cycles;
using Villages.Domain.Events;
using Villages.Domain.Stars;
using Villages.Domain.Tests.Rulebooks;
using Villages.Domain.Tests.Stars;

namespace Villages.Domain.Tests.Cycles;

public class CycleAmendmentTests
{
    private static readonly CycleId Cycle = new("stars", AreaCode.Parse("141129"), Period.OfYear(2022));
    private static readonly SubjectFacts[] County = [.. Enumerable.Range(0, 6).Select(number => Secretaries.Of(number, 88 + (2 * number)))];
    private static readonly CalibrationResult Result = County.Calibrate();
    private static readonly CalibrationResult Other = County.Calibrate(RulebookFiles.Edited("default/stars/2023-01-01.json", "\"share\": 0.2,", "\"share\": 0.5,"));
    private static readonly PersonId Changed = ResultComparison.Changed(Result, Other)[0].Before.Secretary;

    private static readonly CycleState Effective = After(
        CycleState.Empty(Cycle.Stream), new CyclePlanAccepted(Cycle, A.Day("2022-12-31"), Result.RulebookHash), new CollectingBegun(1, 1), new CycleFrozen(1, 1, 2, [A.Village]),
        new CycleCalibrated(1, Result), new CyclePublished(1, A.Today, null), new PublicationClosed(1), new CycleMadeEffective(1));

    private static readonly BeginAmendment Begin = new(1, Other.RulebookHash, [], "0123456789ab", "更正", "li.si");

    [Fact]
    public void A_round_begins_over_the_same_freeze_and_what_is_in_effect_stays_until_it_ends()
    {
        var amended = Effective.After(CycleAmendment.Decide(Effective, Begin));

        Assert.Equal((CyclePhase.Scoring, 2, Other.RulebookHash, "li.si"), (amended.Phase, amended.Round, amended.RulebookHash, amended.SubmittedBy));
        Assert.Equal((Effective.Sources, Effective.Known, 1), (amended.Sources, amended.Known, amended.Roster.Length));
        Assert.Equal((1, Result), (amended.EffectiveRound, amended.Effective));
        CycleAmendment.Decide(amended, Begin).ChangesNothing();
    }

    [Fact]
    public void An_archived_cycle_comes_back() =>
        Assert.True(CycleAmendment.Decide(After(Effective, new CycleArchived()), Begin).Accepted);

    [Fact]
    public void Nothing_begins_over_another_round_or_while_a_result_is_held()
    {
        CycleAmendment.Decide(Effective, Begin with { Round = 2 }).IsRefused("cycles.step-passed");
        CycleAmendment.Decide(Effective with { Held = [Changed] }, Begin).IsRefused("cycles.wrong-phase");
        CycleAmendment.Decide(After(Effective, new RoundBegun(2, "补录")), Begin with { Round = 2 }).IsRefused("cycles.wrong-phase");
        CycleAmendment.Decide(CycleState.Empty(Cycle.Stream), Begin).IsRefused("cycles.not-planned");
    }

    [Fact]
    public void For_some_persons_the_others_stay_with_the_cycles_own_version()
    {
        var amended = Effective.After(CycleAmendment.Decide(Effective, Begin with { Persons = [Changed] }));

        Assert.Equal(Result.RulebookHash, amended.RulebookHash);
        Assert.Equal([Other.RulebookHash], CycleAmendment.Versions(amended));
        var merged = CycleAmendment.Merge(Result, amended.Amended, new Dictionary<string, CalibrationResult> { [Other.RulebookHash] = Other });
        Assert.Equal(Other.RulebookHash, merged.HashFor(Changed));
        Assert.All(merged.Outcomes, outcome => Assert.Same(
            (outcome.Secretary == Changed ? Other : Result).Outcomes.Single(one => one.Secretary == outcome.Secretary), outcome));
        Assert.Equal([Changed], CycleLifecycle.Changed(Result, merged).Select(outcome => outcome.Secretary));
    }

    [Fact]
    public void A_later_amendment_takes_persons_over_and_one_for_everybody_ends_all_parts()
    {
        var part = Effective.After(CycleAmendment.Decide(Effective, Begin with { Persons = [Changed, A.Person()] }));
        part = After(part, new AmendmentBegun(3, "b", "third", [Changed], "x", "y"));
        Assert.Equal(["third"], part.Amended.Where(one => one.Persons.Contains(Changed)).Select(one => one.RulebookHash));
        Assert.Equal(2, part.Amended.Length);

        Assert.Empty(After(part, new AmendmentBegun(4, "c", "fourth", [], "x", "y")).Amended);
    }

    [Fact]
    public void A_held_result_keeps_the_version_that_judged_what_is_in_effect()
    {
        var amended = Effective.After(CycleAmendment.Decide(Effective, Begin));
        amended = After(
            amended, new CycleCalibrated(2, Other), new CyclePublished(2, A.Today, A.Today), new TownshipWindowClosed(2, A.Village.Parent, [Changed], []), new PublicationClosed(2),
            new CycleMadeEffective(2));

        Assert.Equal(Result.RulebookHash, amended.Effective!.HashFor(Changed));
        Assert.Equal(Other.RulebookHash, amended.Effective.HashFor(A.Person()));
        var lifted = After(amended, new HoldLifted(Cycle, 2, amended.AsOf, Other.RulebookHash, 1, Changed, Other.Outcomes.Single(one => one.Secretary == Changed)));
        Assert.Equal(Other.RulebookHash, lifted.Effective!.HashFor(Changed));
    }

    private static CycleState After(CycleState state, params IEvent[] events) => events.Aggregate(state, (at, e) => at.Apply(e, A.Stamp(1)));
}
