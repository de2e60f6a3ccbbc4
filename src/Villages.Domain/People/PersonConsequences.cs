using Villages.Domain.Consequences;
using Villages.Domain.Events;
using Villages.Domain.Posts;
using Villages.Domain.VillageLife;

namespace Villages.Domain.People;

/// <summary>A death reaches the official, and through the official every village where a post was still held; tenures that had not begun are withdrawn. An erasure reaches the official, and open tenures that slipped in beside it are withdrawn. A rated secretary brings the stars along to a new village.</summary>
public sealed class PersonConsequences : IConsequence
{
    public IEnumerable<Consequence> Of(StreamKey source, IEvent happened) => happened switch
    {
        PersonDied e => [new(e.Person.Official, new NoteDeath(e.On), "people.death-noted")],
        OfficialDied e => e.Held.Select(tenure => new Consequence(tenure.Organisation.Stream, Leave(e, tenure), "people.post-left")),
        PersonErased e => [new(e.Person.Official, new NoteErased(), "people.erasure-noted")],
        OfficialErased e => e.Held.Select(tenure =>
            new Consequence(tenure.Organisation.Stream, new WithdrawPost(e.Person, tenure.Position, tenure.From), "people.post-withdrawn")),
        TenureBegun { Stars: { } stars } e => [new(e.Tenure.Organisation.Stream, new NoteSecretaryStars(stars), "people.stars-brought")],
        _ => [],
    };

    private static ICommandBody Leave(OfficialDied died, Tenure tenure) => tenure.From > died.On
        ? new WithdrawPost(died.Person, tenure.Position, tenure.From)
        : new VacatePost(died.Person, tenure.Position, died.On, EndReason.Died);
}
