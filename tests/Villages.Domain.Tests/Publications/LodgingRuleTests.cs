using Villages.Domain.Objections;
using Villages.Domain.Publications;

namespace Villages.Domain.Tests.Publications;

public class LodgingRuleTests
{
    [Fact]
    public void An_objection_is_taken_with_what_its_own_stream_needs() =>
        Assert.Equal(
            new ObjectionLodged(A.Notice, Notices.Number(1), "a", A.Village, A.Person('a'), Notices.Grounds, "li.si", A.Today, A.Today.AddDays(2)),
            Notices.Open.Lodge(1, by: "li.si", grounds: $" {Notices.Grounds}\r\n").Single<ObjectionLodged>());

    [Fact]
    public void The_same_number_again_changes_nothing_also_when_the_window_is_over()
    {
        Notices.Open.Lodged(1, by: "li.si").Closed().Lodge(1, by: "li.si").ChangesNothing();
        Notices.Open.Lodged(1, by: "li.si").Lodge(1, "b", "li.si").IsRefused("publications.objection-number-taken");
        Notices.Open.Lodged(1, by: "li.si").Lodge(1, by: "wang.wu").IsRefused("publications.objection-number-taken");
    }

    [Fact]
    public void Objections_are_taken_from_the_first_day_to_the_last()
    {
        Notices.Open.Lodge(1, on: Notices.Last).Single<ObjectionLodged>();
        Notices.Open.Lodge(1, on: A.Today.AddDays(-1)).IsRefused("publications.window-ahead");
        Notices.Open.Lodge(1, on: Notices.Last.AddDays(1)).IsRefused("publications.window-over");
        Notices.Open.Closed().Lodge(1).IsRefused("publications.window-over");
        Notices.Unknown.Lodge(1).IsRefused("publications.not-opened");
        Notices.Open.After(PublicationRule.Decide(Notices.Open, new SupersedePublication(Notices.Second))).Lodge(1).IsRefused("publications.superseded");
    }

    [Theory]
    [InlineData("z", Notices.Grounds, "publications.unknown-item")]
    [InlineData("a", "  分数不对  ", "objections.text-length")]
    [InlineData("a", "分数不对，请复核\a评议记录。", "objections.text-length")]
    [InlineData("a", "分数不对，请联系我 13800005678 复核。", "people.personal-text")]
    public void Grounds_are_written_out_and_hold_nobodys_number(string item, string grounds, string code) =>
        Notices.Open.Lodge(1, item, grounds: grounds).IsRefused(code);

    [Fact]
    public void Grounds_may_have_lines_and_at_most_1000_characters()
    {
        Assert.Equal("第一，分数不对。\n第二，票数不对。", Notices.Open.Lodge(1, grounds: "第一，分数不对。\r\n第二，票数不对。").Single<ObjectionLodged>().Grounds);
        Notices.Open.Lodge(1, grounds: new string('甲', 1000)).Single<ObjectionLodged>();
        Notices.Open.Lodge(1, grounds: new string('甲', 1001)).IsRefused("objections.text-length");
    }

    [Fact]
    public void A_subject_has_one_open_objection_to_an_item_and_strangers_are_not_told_apart()
    {
        var objected = Notices.Open.Lodged(1, by: "li.si").Lodged(2);

        objected.Lodge(3, by: "li.si").IsRefused("publications.objected-already");
        objected.Lodge(3, "b", "li.si").Single<ObjectionLodged>();
        objected.Lodge(3).Single<ObjectionLodged>();
        objected.Settled(1, Ruling.Rejected).Lodge(3, by: "li.si").Single<ObjectionLodged>();
    }

    [Fact]
    public void An_item_has_at_most_20_open_objections()
    {
        var full = Enumerable.Range(0, LodgingRule.MostOpenOfAnItem).Aggregate(Notices.Open, (notice, number) => notice.Lodged(number));

        full.Lodge(99).IsRefused("publications.too-many-objections");
        full.Lodge(99, "b").Single<ObjectionLodged>();
        full.Settled(0, Ruling.Upheld).Lodge(99).Single<ObjectionLodged>();
    }
}
