using Villages.Domain.Consequences;
using Villages.Domain.Events;
using Villages.Domain.Grids;
using Villages.Domain.Posts;
using Villages.Domain.VillageLife;

namespace Villages.Domain.People;

/// <summary>
/// A death reaches the official, and through the official every village where a post was still held and every grid that was worked on; what had not begun is withdrawn.
/// An erasure reaches the official, and what slipped in beside it is withdrawn. A rated secretary brings the stars along to a new village.
/// </summary>
public sealed class PersonConsequences : IConsequence
{
    public IEnumerable<Consequence> Of(StreamKey source, IEvent happened) => happened switch
    {
        PersonDied e => [new(e.Person.Official, new NoteDeath(e.On), "people.death-noted")],
        OfficialDied e =>
        [
            .. e.Held.Select(tenure => new Consequence(tenure.Organisation.Stream, Leave(e, tenure), "people.post-left")),
            .. Ended(e.Person, e.Work, e.On),
        ],
        PersonErased e => [new(e.Person.Official, new NoteErased(), "people.erasure-noted")],
        OfficialErased e =>
        [
            .. e.Held.Select(tenure => new Consequence(tenure.Organisation.Stream, new WithdrawPost(e.Person, tenure.Position, tenure.From), "people.post-withdrawn")),
            .. Ended(e.Person, e.Work, null),
        ],
        TenureBegun { Stars: { } stars } e => [new(e.Tenure.Organisation.Stream, new NoteSecretaryStars(stars), "people.stars-brought")],
        _ => [],
    };

    private static IEnumerable<Consequence> Ended(PersonId person, IReadOnlyList<GridWork>? work, DateOnly? last) =>
        (work ?? []).Select(one => new Consequence(one.Grid.Stream, new EndGridAssignment(person, one.Assignment.From, last), "people.grid-left"));

    private static ICommandBody Leave(OfficialDied died, Tenure tenure) => tenure.From > died.On
        ? new WithdrawPost(died.Person, tenure.Position, tenure.From)
        : new VacatePost(died.Person, tenure.Position, died.On, EndReason.Died);
}
