using Villages.Domain.Accounts;
using Villages.Domain.Disclosures;
using Villages.Domain.People;

namespace Villages.Domain.Tests.Disclosures;

public class DisclosureRuleTests
{
    private const int Limit = 3;

    private static readonly DateTime Noon = new(2026, 11, 23, 4, 0, 0, DateTimeKind.Utc);
    private static readonly DisclosuresState Nothing = DisclosuresState.Empty(DisclosuresState.StreamOf(AccountId.Of("clerk")));

    [Fact]
    public void A_disclosure_names_each_field_once_and_keeps_who_why_and_when()
    {
        var made = Ask(Nothing, Noon, " 核对身份 ", "phone", "name", "phone").Single<DisclosureMade>();

        Assert.Equal([PersonalField.Name, PersonalField.Phone], made.Fields);
        Assert.Equal(("clerk", "township", "核对身份", Noon), (made.By, made.Role, made.Reason, made.At));
    }

    [Theory]
    [InlineData("")]
    [InlineData("      ")]
    [InlineData("查看了")]
    public void Without_a_reason_nothing_is_shown(string reason) => Ask(Nothing, Noon, reason, "name").IsRefused("disclosures.reason-missing");

    [Fact]
    public void A_reason_may_have_200_characters_and_no_more()
    {
        Assert.True(Ask(Nothing, Noon, new string('由', 200), "name").Accepted);
        Ask(Nothing, Noon, new string('由', 201), "name").IsRefused("disclosures.reason-missing");
    }

    [Fact]
    public void A_reason_that_holds_an_id_number_is_not_kept() => Ask(Nothing, Noon, "核对 11010519491231002X", "name").IsRefused("disclosures.reason-personal");

    [Theory]
    [InlineData]
    [InlineData("name", "Phone")]
    [InlineData("salary")]
    public void Fields_that_do_not_exist_are_not_shown(params string[] fields) => Ask(Nothing, Noon, "核对身份", fields).IsRefused("disclosures.field-unknown");

    [Fact]
    public void The_limit_counts_the_last_hour_and_says_when_to_come_back()
    {
        var state = Nothing;
        for (var minute = 0; minute < Limit; minute++)
        {
            state = state.After(Ask(state, Noon.AddMinutes(minute), "核对身份", "name"));
        }

        var refused = Ask(state, Noon.AddMinutes(10), "核对身份", "name");
        refused.IsRefused("disclosures.limit");
        Assert.Equal((RefusalKind.Limit, 50 * 60), (refused.Refusal!.Kind, refused.Refusal.RetryAfter));
        Assert.True(Ask(state, Noon.AddMinutes(60), "核对身份", "name").Accepted);
        Ask(state, Noon.AddMinutes(59), "核对身份", "name").IsRefused("disclosures.limit");
    }

    [Fact]
    public void The_state_forgets_what_no_longer_counts()
    {
        var state = Nothing.After(Ask(Nothing, Noon, "核对身份", "name"));
        state = state.After(Ask(state, Noon.AddMinutes(61), "核对身份", "name"));

        Assert.Equal([Noon.AddMinutes(61)], state.Recent);
    }

    [Fact]
    public void The_person_learns_who_saw_what_and_why()
    {
        var made = Ask(Nothing, Noon, "核对身份", "name").Single<DisclosureMade>();

        var told = Assert.Single(new DisclosureConsequences().Of(DisclosuresState.StreamOf(AccountId.Of("clerk")), made));

        Assert.Equal(A.Person().Person, told.Target);
        var note = Assert.IsType<NoteSeen>(told.Body);
        Assert.Equal(("clerk", "township", "核对身份", Noon), (note.By, note.Role, note.Reason, note.At));
    }

    private static Decision Ask(DisclosuresState state, DateTime now, string reason, params string[] fields) =>
        DisclosureRule.Decide(state, new DiscloseFields(A.Person(), fields, reason), "clerk", "township", now, Limit);
}
