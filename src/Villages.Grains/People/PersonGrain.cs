using Villages.Domain;
using Villages.Domain.Accounts;
using Villages.Domain.Disclosures;
using Villages.Domain.People;
using Villages.Grains.Access;
using Villages.Grains.Journaling;
using Villages.Journal;

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
            Erased = state.Erased,
            Erasure = state.Erasure,
        };
    }

    public async Task<Outcome<PlainPerson>> Reveal(CommandId disclosure)
    {
        if (Principal.Current is not { IsSystem: false } person)
        {
            throw new PrincipalMissingException("The plain text of a person");
        }

        var stream = DisclosuresState.StreamOf(AccountId.Of(person.Subject));
        var commit = await Guarded(() => Access.Journal.Find(new StreamId(stream.Home, stream.Text), disclosure.Value).AsTask());
        if (commit is null || Access.Codec.EventsOf(commit).OfType<DisclosureMade>().FirstOrDefault(made => made.Person == State.Id) is not { } made)
        {
            return DisclosureRefusals.NotMade();
        }

        if (Clock.Instant() - made.At > DisclosureRule.Window)
        {
            return DisclosureRefusals.Over();
        }

        var (then, _) = await Known(commit.Position);
        return State.Erased ? ErasureRefusals.Erased(State.Id) : await Plain(then, made.Fields);
    }

    public async Task<SightingPage?> Seen(long? before, int size)
    {
        if (!State.Registered)
        {
            return null;
        }

        var bound = before ?? long.MaxValue;
        return State.Seen.Page(bound, size) is { } page ? page : Older((await Prefix((commit, _) => commit.Number < bound)).State.Seen, size);
    }

    public Task<Outcome<Receipt>> Register(Command<RegisterPerson> command) => Commit(command, PersonRule.Decide);

    public Task<Outcome<Receipt>> Correct(Command<CorrectPerson> command) => Commit(command, PersonRule.Decide);

    public Task<Outcome<Receipt>> RecordDeath(Command<RecordDeath> command) =>
        Commit(command, (state, body) => PersonRule.Decide(state, body, Clock.Today()));

    public Task<Outcome<Receipt>> Note(Command<NoteSeen> command) => Commit(command, ErasureRule.Decide);

    public Task<Outcome<Receipt>> Request(Command<RequestErasure> command) => Commit(command, ErasureRule.Decide);

    public Task<Outcome<Receipt>> Withdraw(Command<WithdrawErasure> command) => Commit(command, ErasureRule.Decide);

    /// <exception cref="TruthUnavailableException">What villages have committed did not reach the official in time; nothing was written.</exception>
    public async Task<Outcome<Receipt>> Approve(Command<ApproveErasure> command)
    {
        var last = await Guarded(() => Access.Journal.LastBatch().AsTask());
        var filled = ((last + 1) * Villages.Journal.Commit.PositionsPerBatch) - 1;
        if (await GrainFactory.Consequences().Reached(filled) < filled)
        {
            throw new TruthUnavailableException("Posts that were just filled are not known yet. Nothing was written; try again.") { Command = command.Id };
        }

        var official = await GrainFactory.Official(State.Id).Read();
        var holdsPost = official is not null && ErasureRule.HoldsPost(official.Tenures, official.Grids, Clock.Today());
        return await Commit(command, (state, body) => ErasureRule.Decide(state, body, command.Actor, holdsPost));
    }

    private static SightingPage Older(Sightings seen, int size) =>
        new([.. seen.Newest.Reverse().Take(size)], seen.Total > Math.Min(size, seen.Newest.Length));

    private async Task<PlainPerson> Plain(PersonState state, IReadOnlyList<PersonalField> fields)
    {
        Task<string?> Of(PersonalField field, string name, Sealed? value) =>
            fields.Contains(field) ? Open(state, name, value) : Task.FromResult<string?>(null);

        return new PlainPerson
        {
            Name = await Of(PersonalField.Name, PersonFields.Name, state.Name),
            IdNumber = await Of(PersonalField.IdNumber, PersonFields.IdNumber, state.IdNumber),
            BirthDate = await Of(PersonalField.BirthDate, PersonFields.BirthDate, state.BirthDate),
            Phone = await Of(PersonalField.Phone, PersonFields.Phone, state.Phone),
        };
    }

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
