using Villages.Domain.People;

namespace Villages.Domain.Tests.People;

public class PersonRuleTests
{
    private static readonly PersonState Nobody = PersonState.Empty(A.Person().Person);
    private static readonly RegisterPerson Registration = new(A.Sealed("name"), A.Sealed("id"), A.Sealed("birth"), Sex.Female, A.Sealed("phone"));
    private static readonly PersonState Known = Nobody.After(PersonRule.Decide(Nobody, Registration));

    [Fact]
    public void A_person_is_registered_once() => PersonRule.Decide(Known, Registration).IsRefused("people.already-registered");

    [Fact]
    public void A_correction_replaces_what_it_names_and_nothing_else()
    {
        var corrected = Known.After(PersonRule.Decide(Known, new CorrectPerson(Phone: A.Sealed("phone2"))));

        Assert.Equal(Known with { Phone = A.Sealed("phone2") }, corrected);
    }

    [Fact]
    public void A_correction_needs_a_person_and_a_field()
    {
        PersonRule.Decide(Nobody, new CorrectPerson(Phone: A.Sealed("x"))).IsRefused("people.not-registered");
        PersonRule.Decide(Known, new CorrectPerson()).IsRefused("people.nothing-to-correct");
    }

    [Fact]
    public void A_death_is_recorded_once_and_never_ahead()
    {
        var dead = Known.After(PersonRule.Decide(Known, new RecordDeath(A.Today), A.Today));

        Assert.Equal(A.Today, dead.DiedOn);
        PersonRule.Decide(dead, new RecordDeath(A.Today), A.Today).ChangesNothing();
        PersonRule.Decide(dead, new RecordDeath(A.Today.AddDays(-1)), A.Today).IsRefused("people.death-recorded");
        PersonRule.Decide(Known, new RecordDeath(A.Today.AddDays(1)), A.Today).IsRefused("people.future-date");
        PersonRule.Decide(Nobody, new RecordDeath(A.Today), A.Today).IsRefused("people.not-registered");
    }

    [Fact]
    public void Neither_state_nor_view_holds_plain_text()
    {
        Assert.All([Known.Name, Known.IdNumber, Known.BirthDate, Known.Phone], field => Assert.StartsWith("v1.", field!.Value.Value, StringComparison.Ordinal));
        Assert.Equal(Known.IdNumber, Known.View().IdNumber);
    }
}
