using System.Security.Cryptography;
using Orleans.Concurrency;
using Villages.Domain;
using Villages.Domain.People;
using Villages.Journal;
using Villages.Journal.Privacy;
using Villages.Grains.Journaling;

namespace Villages.Grains.People;

[StatelessWorker, GrainType("identity")]
internal sealed class IdentityGrain(IPersonVault vault) : Grain, IIdentityGrain
{
    public async Task<SealedIdentity> Seal(PlainIdentity identity)
    {
        try
        {
            return await SealOnce(identity) ?? await SealOnce(identity) ?? throw new PersonErasedException("a new person");
        }
        catch (JournalUnavailableException exception)
        {
            throw new TruthUnavailableException(exception.Message);
        }
    }

    public async Task<PersonId?> Find(PlainText idNumber) => await Truth.Ask(() => vault.Find(idNumber.Value).AsTask()) is { } id ? PersonId.Parse(id) : null;

    /// <returns>Null when the person was erased between identifying and sealing: the number then belongs to somebody new.</returns>
    private async Task<SealedIdentity?> SealOnce(PlainIdentity identity)
    {
        var candidate = PersonId.Create(identity.County, RandomNumberGenerator.GetBytes(20));
        var id = PersonId.Parse(await vault.Identify(identity.IdNumber, candidate.Value));
        try
        {
            var birth = $"{identity.IdNumber[6..10]}-{identity.IdNumber[10..12]}-{identity.IdNumber[12..14]}";
            return new SealedIdentity(id, new RegisterPerson(
                await Sealed(id, PersonFields.Name, identity.Name),
                await Sealed(id, PersonFields.IdNumber, identity.IdNumber),
                await Sealed(id, PersonFields.BirthDate, birth),
                identity.Sex,
                identity.Phone is null ? null : await Sealed(id, PersonFields.Phone, identity.Phone)));
        }
        catch (PersonErasedException)
        {
            return null;
        }
    }

    private async Task<Sealed> Sealed(PersonId id, string field, string text) =>
        Domain.People.Sealed.Parse(await vault.Seal(id.Value, field, text));
}
