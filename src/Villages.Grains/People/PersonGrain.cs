using Villages.Domain;
using Villages.Domain.People;
using Villages.Grains.Journaling;

namespace Villages.Grains.People;

[GrainType("person")]
internal sealed class PersonGrain(JournalAccess access) : JournalGrain<PersonState>(access), IPersonGrain
{
    public async Task<MaskedPerson?> Read()
    {
        var (state, number) = (State, Number);
        if (!state.Registered)
        {
            return null;
        }

        var name = await Open(state, PersonFields.Name, state.Name);
        var idNumber = await Open(state, PersonFields.IdNumber, state.IdNumber);
        return new MaskedPerson
        {
            Id = state.Id,
            Version = number,
            MaskedName = name is null ? null : PersonalMask.Name(name),
            MaskedIdNumber = idNumber is null ? null : PersonalMask.IdNumber(idNumber),
            BirthYear = idNumber is null ? null : int.Parse(idNumber.AsSpan(6, 4)),
            DiedOn = state.DiedOn,
        };
    }

    public Task<Outcome<Receipt>> Register(Command<RegisterPerson> command) => Commit(command, PersonRule.Decide);

    public Task<Outcome<Receipt>> Correct(Command<CorrectPerson> command) => Commit(command, PersonRule.Decide);

    public Task<Outcome<Receipt>> RecordDeath(Command<RecordDeath> command) =>
        Commit(command, (state, body) => PersonRule.Decide(state, body, Clock.Today()));

    private Task<string?> Open(PersonState state, string field, Sealed? value) =>
        value is null ? Task.FromResult<string?>(null) : Guarded(() => Access.Vault.Open(state.Id.Value, field, value.Value.Value).AsTask());
}

/// <summary>Names under which the vault seals fields; part of the ciphertext's authentication, never changed.</summary>
internal static class PersonFields
{
    public const string Name = "name";
    public const string IdNumber = "id-number";
    public const string BirthDate = "birth-date";
    public const string Phone = "phone";
}
