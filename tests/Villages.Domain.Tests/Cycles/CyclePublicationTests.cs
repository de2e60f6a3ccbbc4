using Villages.Domain.Calendars;
using Villages.Domain.Cycles;
using Villages.Domain.Events;
using Villages.Domain.Objections;
using Villages.Domain.Publications;
using Villages.Domain.Stars;
using Villages.Domain.Tests.Rulebooks;
using Villages.Domain.Tests.Stars;

namespace Villages.Domain.Tests.Cycles;

public class CyclePublicationTests
{
    private static readonly CycleId Cycle = new("stars", AreaCode.Parse("141129"), Period.OfYear(2022));
    private static readonly DateOnly From = A.Day("2023-01-16");
    private static readonly DateOnly To = A.Day("2023-01-20");
    private static readonly CalibrationResult Result = Enumerable.Range(0, 6).Select(number => Secretaries.Of(number, 70 + (3 * number))).Calibrate();
    private static readonly PersonId One = Result.Outcomes[0].Secretary;
    private static readonly PersonId Other = Result.Outcomes[1].Secretary;

    private static readonly CycleState Calibrated = After(
        CycleState.Empty(Cycle.Stream), new CyclePlanAccepted(Cycle, A.Day("2022-12-31"), "hash"), new CollectingBegun(1, 1), new CycleFrozen(1, 1, 2, []),
        new CycleCalibrated(1, Result));

    private static readonly CycleState Published = After(Calibrated, [.. CyclePublication.Publish(Calibrated, new PublishCycle(), From, To).Events]);

    [Fact]
    public void The_window_has_the_rulebooks_working_days_and_holidays_do_not_count()
    {
        var holidays = new WorkingDays([A.Day("2023-01-21"), A.Day("2023-01-22"), A.Day("2023-01-23"), A.Day("2023-01-24"), A.Day("2023-01-25"), A.Day("2023-01-26"), A.Day("2023-01-27")], [A.Day("2023-01-28")]);

        Assert.Equal(A.Day("2023-01-30"), CyclePublication.LastDay(RulebookFiles.Stars, A.Day("2023-01-17"), holidays));
        Assert.Null(CyclePublication.LastDay(RulebookFiles.Stars with { Deadlines = [] }, From, holidays));
        Assert.Equal(A.Day("2023-01-30"), CyclePublication.LastDay([RulebookFiles.Stars with { Deadlines = [] }, RulebookFiles.Stars], A.Day("2023-01-17"), holidays));
        Assert.Null(CyclePublication.LastDay([RulebookFiles.Stars with { Deadlines = [] }], From, holidays));
    }

    [Fact]
    public void Results_are_published_once_calibrated_and_without_a_window_they_are_up_for_approval()
    {
        Assert.Equal((CyclePhase.Publishing, From, To), (Published.Phase, Published.WindowFrom, Published.WindowTo));
        Assert.Equal("cycles.wrong-phase", CyclePublication.Publish(Published, new PublishCycle(), From, To).Refusal!.Code);
        Assert.Equal(CyclePhase.Approving, After(Calibrated, [.. CyclePublication.Publish(Calibrated, new PublishCycle(), From, null).Events]).Phase);
        Assert.Equal("cycles.on-boards", CycleLifecycle.Cancel(Published, new CancelCycle("x")).Refusal!.Code);
    }

    [Fact]
    public void Each_township_has_a_notice_with_everybody_there_and_no_pay()
    {
        var notices = CycleNotices.Of(Published);

        Assert.Equal(Result.Outcomes.Select(outcome => outcome.Village.Parent).Distinct().Order(), notices.Select(notice => notice.Township));
        Assert.Equal(Result.Outcomes.Length, notices.Sum(notice => notice.Open.Items.Length));
        Assert.All(notices.SelectMany(notice => notice.Open.Items), item => Assert.DoesNotContain(item.Facts, fact => fact.Field.Contains("pay", StringComparison.Ordinal)));
        Assert.All(notices, notice => Assert.True(PublicationRule.Decide(PublicationState.Empty(notice.Publication.Stream), notice.Open).Accepted));
        Assert.Empty(CycleNotices.Of(Calibrated));
    }

    [Fact]
    public void When_the_last_window_is_closed_the_results_are_up_for_approval_and_a_repeat_changes_nothing()
    {
        var closed = Closed(Published);

        Assert.Equal((CyclePhase.Approving, 0), (closed.Phase, closed.Held.Count));
        CyclePublication.Decide(closed, Note(1)).ChangesNothing();
        CyclePublication.Decide(Published, Note(2)).ChangesNothing();
    }

    [Fact]
    public void Whoever_is_held_gets_nothing_with_the_others_and_all_of_it_when_the_objection_is_rejected()
    {
        var effective = After(Closed(Published, One), new CycleMadeEffective(1));
        Assert.DoesNotContain(CyclePublication.Issued(effective), outcome => outcome.Secretary == One);
        Assert.Equal(Result.Outcomes.Length - 1, CyclePublication.Issued(effective).Length);

        var lifted = CyclePublication.Decide(effective, Settled(One, Ruling.Rejected)).Single<HoldLifted>();
        var after = After(effective, lifted);

        Assert.Equal(Result.Outcomes[0], lifted.Outcome);
        Assert.Equal(Result.Outcomes, after.Effective!.Outcomes);
        Assert.Equal(CyclePublication.Issued(effective), CyclePublication.Issued(after));
        Assert.Equal(One.Official, new EffectsReachOfficials().Of(Cycle.Stream, lifted).Select(told => told.Target).Distinct().Single());
        CyclePublication.Decide(after, Settled(One, Ruling.Rejected)).ChangesNothing();
    }

    [Fact]
    public void A_cycle_that_holds_a_result_is_not_archived_before_it_is_settled()
    {
        var effective = After(Closed(Published, One), new CycleMadeEffective(1));
        var lifted = After(effective, [.. CyclePublication.Decide(effective, Settled(One, Ruling.Rejected)).Events]);

        Assert.Equal("cycles.effects-under-way", CycleLifecycle.Archive(effective, new ArchiveCycle()).Refusal!.Code);
        Assert.True(CycleLifecycle.Archive(lifted, new ArchiveCycle()).Accepted);
    }

    [Fact]
    public void An_objection_that_is_rejected_before_the_effect_leaves_the_person_with_the_others()
    {
        var closed = Closed(Published, One);
        var lifted = CyclePublication.Decide(closed, Settled(One, Ruling.Rejected)).Single<HoldLifted>();

        Assert.Null(lifted.Outcome);
        Assert.Equal(Result.Outcomes, After(closed, lifted, new CycleMadeEffective(1)).Effective!.Outcomes);
    }

    [Fact]
    public void What_is_upheld_stays_held_until_a_round_corrects_it_and_that_round_shows_it_again()
    {
        var effective = After(Closed(Published, One, Other), new CycleMadeEffective(1));
        var upheld = After(effective, CyclePublication.Decide(effective, Settled(One, Ruling.Upheld, held: true)).Single<ObjectionUpheld>());
        Assert.Equal([One], upheld.Upheld);

        var next = After(upheld, new RoundBegun(2, "异议成立"), new CollectingBegun(2, 3), new CycleFrozen(2, 3, 4, []), new CycleCalibrated(2, Result), new CyclePublished(2, From, To));

        Assert.Equal([Other], next.Held);
        Assert.Equal(new[] { One, Other }.Order(), CyclePublication.Changed(next).Select(outcome => outcome.Secretary).Order());
        Assert.All(CycleNotices.Of(next), notice => Assert.Equal(1, notice.Open.Corrects!.Value.Round));
        var approved = After(next, new PublicationClosed(2), new CycleMadeEffective(2));
        Assert.Equal([One], CyclePublication.Issued(approved).Select(outcome => outcome.Secretary));
    }

    [Fact]
    public void While_another_objection_holds_the_person_a_rejection_changes_nothing()
    {
        var closed = Closed(Published, One);

        CyclePublication.Decide(closed, Settled(One, Ruling.Rejected, held: true)).ChangesNothing();
        CyclePublication.Decide(closed, Settled(Other, Ruling.Rejected)).ChangesNothing();
    }

    private static CycleState Closed(CycleState state, params PersonId[] held) => Result.Outcomes.GroupBy(outcome => outcome.Village.Parent).Aggregate(state, (folded, township) => After(
        folded,
        [.. CyclePublication.Decide(folded, new NotePublicationClosed(
            new PublicationId(township.Key, "stars", Cycle.Period, 1),
            [.. township.Select(outcome => outcome.Secretary).Where(held.Contains).Select(person => person.Value)], [])).Events]));

    private static NotePublicationClosed Note(int round) => new(new PublicationId(Result.Outcomes[0].Village.Parent, "stars", Cycle.Period, round), [], []);

    private static NoteItemSettled Settled(PersonId person, Ruling ruling, bool held = false) =>
        new(new PublicationId(Result.Outcomes[0].Village.Parent, "stars", Cycle.Period, 1), person.Value, ruling, held);

    private static CycleState After(CycleState state, params IEvent[] events) =>
        events.Aggregate(state, (folded, happened) => folded.Apply(happened, new CommitStamp(1, 1, default, "test", default, default)));
}
