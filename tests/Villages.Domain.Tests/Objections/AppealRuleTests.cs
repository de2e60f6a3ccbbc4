using Villages.Domain.Objections;

namespace Villages.Domain.Tests.Objections;

public class AppealRuleTests
{
    private static readonly DateOnly Last = Cases.Rejected.Note!.DueOn!.Value;

    [Fact]
    public void An_appeal_is_made_once_and_in_time()
    {
        Cases.Rejected.Appeal("li.si", on: Last).Single<ObjectionAppealed>();
        Cases.Rejected.Appeal("li.si", on: Last.AddDays(1)).IsRefused("objections.appeal-over");
        Cases.Appealed.Appeal("li.si").ChangesNothing();
        Cases.Appealed.Appeal("li.si", "再次申请复核，票数有误。").IsRefused("objections.appealed");
        Cases.Rejected.Appeal("li.si", "不服").IsRefused("objections.text-length");
    }

    [Fact]
    public void Only_a_ruling_is_appealed()
    {
        Cases.Filed.Appeal("li.si").IsRefused("objections.wrong-phase");
        Cases.Investigated.Appeal("li.si").IsRefused("objections.wrong-phase");
        Cases.Upheld.Appeal("li.si").IsRefused("objections.final");
        Cases.Unknown.Appeal("li.si").IsRefused("objections.not-opened");
    }

    [Fact]
    public void Whoever_lodged_it_appeals_and_without_an_account_whoever_knows_the_number()
    {
        Cases.Rejected.Appeal("wang.wu").IsRefused("objections.not-yours");
        Cases.Rejected.Appeal(null).IsRefused("objections.not-yours");
        var stranger = Cases.Rejected with { By = null };
        stranger.Appeal(null).Single<ObjectionAppealed>();
        stranger.Appeal("wang.wu").Single<ObjectionAppealed>();
    }

    [Fact]
    public void A_ruling_is_final_when_the_time_to_appeal_passed()
    {
        Cases.Rejected.Finish(Last).IsRefused("objections.appeal-open");
        var final = Cases.Rejected.After(Cases.Rejected.Finish(Last.AddDays(1)));

        Assert.Equal((ObjectionPhase.Final, Ruling.Rejected, Last.AddDays(1)), (final.Phase, final.Note!.Ruling, final.Note.On));
        final.Finish(Last.AddDays(2)).ChangesNothing();
        Cases.Appealed.Finish(Last.AddDays(90)).IsRefused("objections.wrong-phase");
        Cases.Investigated.Finish(Last.AddDays(90)).IsRefused("objections.wrong-phase");
    }
}
