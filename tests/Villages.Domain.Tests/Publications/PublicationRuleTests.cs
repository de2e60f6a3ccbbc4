using Villages.Domain.Objections;
using Villages.Domain.Publications;

namespace Villages.Domain.Tests.Publications;

public class PublicationRuleTests
{
    [Fact]
    public void A_notice_is_published_once()
    {
        PublicationRule.Decide(Notices.Open, Notices.Opening with { Items = [Notices.Item("a"), Notices.Item("b"), Notices.Item("c")] }).ChangesNothing();
        PublicationRule.Decide(Notices.Open, Notices.Opening with { To = A.Today }).IsRefused("publications.opened");
        PublicationRule.Decide(Notices.Open, Notices.Opening with { Items = [Notices.Item("a")] }).IsRefused("publications.opened");
        PublicationRule.Decide(Notices.Open, Notices.Opening with { Corrects = Notices.Second }).IsRefused("publications.opened");
    }

    [Fact]
    public void A_notice_has_1_to_500_items_each_with_a_key_of_its_own()
    {
        Opening([]).IsRefused("publications.items");
        Opening([.. Enumerable.Range(0, 501).Select(i => Notices.Item($"{i}"))]).IsRefused("publications.items");
        Opening([Notices.Item("a"), Notices.Item("a")]).IsRefused("publications.item-key");
        Opening([Notices.Item("a") with { Key = "" }]).IsRefused("publications.item-key");
        Opening([Notices.Item("a") with { Key = "甲" }]).IsRefused("publications.item-key");
        Opening([Notices.Item("a") with { Facts = [new ShownFact("grade", new string('x', 200_000))] }]).IsRefused("publications.too-large");
    }

    [Fact]
    public void A_window_ends_after_it_begins_or_is_empty()
    {
        PublicationRule.Decide(Notices.Unknown, Notices.Opening with { To = A.Today.AddDays(-2) }).IsRefused("publications.window");
        var empty = Notices.Unknown.After(PublicationRule.Decide(Notices.Unknown, Notices.Opening with { To = A.Today.AddDays(-1) }));
        PublicationRule.Decide(empty, new CloseWindow(), A.Today).Single<WindowClosed>();
        empty.Lodge(1).IsRefused("publications.window-over");
    }

    [Fact]
    public void A_correction_follows_what_it_corrects()
    {
        PublicationRule.Decide(Notices.Unknown, Notices.Opening with { Corrects = A.Notice }).IsRefused("publications.corrects-other");
        PublicationRule.Decide(Notices.Unknown, Notices.Opening with { Corrects = Notices.Second }).IsRefused("publications.corrects-other");
        PublicationRule.Decide(Notices.Open, new SupersedePublication(A.Notice)).IsRefused("publications.corrects-other");
    }

    [Fact]
    public void A_window_closes_after_its_last_day_and_once_and_tells_what_is_held()
    {
        var objected = Notices.Open.Lodged(1, "c").Lodged(2, "a").Lodged(3, "b").Settled(2, Ruling.Upheld).Settled(3, Ruling.Rejected);
        PublicationRule.Decide(objected, new CloseWindow(), Notices.Last).IsRefused("publications.window-open");

        var closed = PublicationRule.Decide(objected, new CloseWindow(), Notices.Last.AddDays(1)).Single<WindowClosed>();

        Assert.Equal(["a", "c"], closed.Held);
        Assert.Equal((A.Cycle.Stream, 2, true), (closed.Source, closed.Note.Held, closed.Note.Closed));
        Assert.Equal(closed.Note, objected.Closed().Note());
        PublicationRule.Decide(objected.Closed(), new CloseWindow(), Notices.Last.AddDays(2)).ChangesNothing();
        PublicationRule.Decide(Notices.Unknown, new CloseWindow(), A.Today).IsRefused("publications.not-opened");
    }

    [Theory]
    [InlineData(Ruling.Rejected, false)]
    [InlineData(Ruling.Upheld, true)]
    [InlineData(Ruling.PartlyUpheld, true)]
    public void Only_a_rejection_frees_the_item_and_only_that_item_was_held(Ruling ruling, bool held)
    {
        var objected = Notices.Open.Lodged(1);
        Assert.True(objected.IsHeld("a") && !objected.IsHeld("b") && !objected.IsHeld("z"));
        Assert.Equal(held, objected.Settled(1, ruling).IsHeld("a"));
        Assert.True(objected.Lodged(2).Settled(1, ruling).IsHeld("a"));
    }

    [Fact]
    public void A_ruling_before_the_close_is_told_with_it_and_one_after_it_by_itself()
    {
        var (open, closed) = (Notices.Open.Lodged(1).Lodged(2), Notices.Open.Lodged(1).Lodged(2).Closed());
        var settling = new SettleObjection(Notices.Number(1), Ruling.Rejected);

        Assert.Null(PublicationRule.Decide(open, settling).Single<ObjectionSettled>().Source);
        var told = PublicationRule.Decide(closed, settling).Single<ObjectionSettled>();
        Assert.Equal((A.Cycle.Stream, true, 1), (told.Source, told.Held, told.Note.Held));
        var last = PublicationRule.Decide(closed.Settled(1, Ruling.Rejected), settling with { Objection = Notices.Number(2) }).Single<ObjectionSettled>();
        Assert.Equal((false, 0), (last.Held, last.Note.Held));
    }

    [Fact]
    public void A_ruling_is_known_once()
    {
        PublicationRule.Decide(Notices.Open.Lodged(1).Settled(1, Ruling.Upheld), new SettleObjection(Notices.Number(1), Ruling.Upheld)).ChangesNothing();
        PublicationRule.Decide(Notices.Open, new SettleObjection(Notices.Number(1), Ruling.Upheld)).IsRefused("publications.unknown-objection");
    }

    [Fact]
    public void The_view_tells_nobody_who_objected()
    {
        var view = Notices.Open.Lodged(1, by: "li.si").Lodged(2).View();

        Assert.Equal([(true, 2), (false, 0), (false, 0)], view.Items.Select(item => (item.Held, item.Open)));
        Assert.DoesNotContain("li.si", System.Text.Json.JsonSerializer.Serialize(view, DomainJson.Options), StringComparison.Ordinal);
    }

    private static Decision Opening(PublicationItem[] items) => PublicationRule.Decide(Notices.Unknown, Notices.Opening with { Items = [.. items] });
}
