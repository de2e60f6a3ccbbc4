using System.Collections.Immutable;
using Villages.Domain.Events;
using Villages.Domain.Objections;
using Villages.Domain.Publications;

namespace Villages.Domain.Tests.Publications;

public class CorrectionTests
{
    private static readonly PublicationState Objected = Notices.Open.Lodged(1, "a", "li.si").Lodged(2, "b").Lodged(3, "c").Settled(3, Ruling.Upheld);

    [Fact]
    public void Open_objections_go_on_to_the_correction_and_nothing_is_held_in_the_old_notice()
    {
        var decision = PublicationRule.Decide(Objected, new SupersedePublication(Notices.Second));

        var passed = Assert.IsType<ObjectionsPassedOn>(decision.Events[1]);
        Assert.Equal([Notices.Number(1), Notices.Number(2)], passed.Objections.Select(one => one.Objection));
        Assert.Empty(Objected.After(decision).Held());
        PublicationRule.Decide(Objected.After(decision), new SupersedePublication(Notices.Second)).ChangesNothing();
        PublicationRule.Decide(Objected.After(decision), new SupersedePublication(Notices.Third)).IsRefused("publications.superseded");
        PublicationRule.Decide(Objected.After(decision), new CloseWindow(), Notices.Last.AddDays(1)).ChangesNothing();
    }

    [Fact]
    public void A_correction_closes_after_it_received_the_objections_and_holds_the_items_it_still_has()
    {
        var correction = Notices.Correction(Notices.Second, A.Notice, Notices.Item("a"), Notices.Item("c"));
        PublicationRule.Decide(correction, new CloseWindow(), Notices.Last.AddDays(1)).IsRefused("publications.awaits-objections");

        var received = correction.After(PublicationRule.Decide(correction, new CarryObjections(A.Notice, Passed(Objected, Notices.Second))));

        Assert.Equal(["a"], received.Held());
        Assert.Equal(2, received.Objections.Length);
        Assert.Equal(["a"], PublicationRule.Decide(received, new CloseWindow(), Notices.Last.AddDays(1)).Single<WindowClosed>().Held);
        Assert.Null(PublicationRule.Decide(received.Closed(), new SettleObjection(Notices.Number(2), Ruling.Rejected)).Single<ObjectionSettled>().Source);
        received.Lodge(9, by: "li.si").IsRefused("publications.objected-already");
    }

    [Fact]
    public void Objections_come_once_and_from_the_notice_that_is_corrected()
    {
        var correction = Notices.Correction(Notices.Second, A.Notice);
        var carrying = new CarryObjections(A.Notice, Passed(Objected, Notices.Second));
        var received = correction.After(PublicationRule.Decide(correction, carrying));

        PublicationRule.Decide(received, carrying).ChangesNothing();
        PublicationRule.Decide(correction, carrying with { From = Notices.Third }).IsRefused("publications.unexpected-objections");
    }

    [Fact]
    public void A_correction_that_was_itself_corrected_passes_on_what_comes_later()
    {
        var second = Notices.Correction(Notices.Second, A.Notice).Lodged(7, "c");
        var superseded = second.After(PublicationRule.Decide(second, new SupersedePublication(Notices.Third)));
        Assert.Equal(Notices.Third, superseded.SupersededBy);
        Assert.DoesNotContain(PublicationRule.Decide(second, new SupersedePublication(Notices.Third)).Events, e => e is ObjectionsPassedOn);

        var received = PublicationRule.Decide(superseded, new CarryObjections(A.Notice, Passed(Objected, Notices.Second)));

        IEvent[] events = [.. received.Events];
        Assert.Equal(Notices.Third, Assert.IsType<ObjectionsPassedOn>(events[1]).To);
        Assert.Equal(
            [Notices.Number(7), Notices.Number(1), Notices.Number(2)], Assert.IsType<ObjectionsPassedOn>(events[1]).Objections.Select(one => one.Objection));
    }

    private static ImmutableArray<ItemObjection> Passed(PublicationState notice, PublicationId to) =>
        PublicationRule.Decide(notice, new SupersedePublication(to)).Events.OfType<ObjectionsPassedOn>().Single().Objections;
}
