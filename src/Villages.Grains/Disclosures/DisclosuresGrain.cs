using Villages.Domain;
using Villages.Domain.Accounts;
using Villages.Domain.Consequences;
using Villages.Domain.Disclosures;
using Villages.Grains.Access;
using Villages.Grains.Hosting;
using Villages.Grains.Journaling;

namespace Villages.Grains.Disclosures;

[GrainType("disclosures")]
internal sealed class DisclosuresGrain(JournalAccess access, SiloSettings settings) : JournalGrain<DisclosuresState>(access), IDisclosuresGrain
{
    /// <exception cref="PrincipalMissingException">The call is not made for the user of this stream.</exception>
    public Task<Outcome<Receipt>> Disclose(Command<DiscloseFields> command)
    {
        var person = Principal.Current;
        return person is { IsSystem: false } && DisclosuresState.StreamOf(AccountId.Of(command.Actor)) == Key
            ? Commit(command, (state, body) => DisclosureRule.Decide(state, body, command.Actor, person.Role, Clock.Instant(), settings.DisclosuresAnHour))
            : throw new PrincipalMissingException("A disclosure");
    }

    /// <summary>The stream belongs to nobody's county; each disclosure belongs to the person's.</summary>
    protected override AreaCode AreaOf(ICommandBody body) => body switch
    {
        DiscloseFields disclosure => disclosure.Person.County,
        NoteRefusedConsequence note when StreamKey.Parse(note.Target) is { Kind: "person" } person => PersonId.Parse(person.Id).County,
        _ => base.AreaOf(body),
    };
}
