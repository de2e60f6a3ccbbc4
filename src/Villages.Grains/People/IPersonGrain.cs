using Orleans.Concurrency;
using Villages.Domain;
using Villages.Domain.People;

namespace Villages.Grains.People;

/// <summary>A human being: name, birth, ID number and death, personal fields as ciphertext. Key: <c>person/&lt;person id&gt;</c>.</summary>
[Alias("people.person-grain")]
public interface IPersonGrain : IGrainWithStringKey
{
    /// <summary>Null when nobody was registered under the id. Personal fields are masked: surname and birth year only.</summary>
    [AlwaysInterleave, Alias("read")]
    Task<MaskedPerson?> Read();

    /// <summary>
    /// Plain fields as they were at a disclosure that was committed for the caller and this person, for an hour after it. Answers nobody else, whatever the role.
    /// </summary>
    [AlwaysInterleave, Alias("reveal")]
    Task<Outcome<PlainPerson>> Reveal(CommandId disclosure);

    /// <summary>Who saw this person, newest first; null when nobody was registered under the id.</summary>
    /// <param name="before">Number of the last item of the page before; null for the newest.</param>
    /// <param name="size">At most <see cref="Sightings.Most"/>.</param>
    [AlwaysInterleave, Alias("seen")]
    Task<SightingPage?> Seen(long? before, int size);

    [Alias("register")]
    Task<Outcome<Receipt>> Register(Command<RegisterPerson> command);

    [Alias("correct")]
    Task<Outcome<Receipt>> Correct(Command<CorrectPerson> command);

    [Alias("record-death")]
    Task<Outcome<Receipt>> RecordDeath(Command<RecordDeath> command);

    [Alias("note-seen")]
    Task<Outcome<Receipt>> Note(Command<NoteSeen> command);

    [Alias("request-erasure")]
    Task<Outcome<Receipt>> Request(Command<RequestErasure> command);

    [Alias("withdraw-erasure")]
    Task<Outcome<Receipt>> Withdraw(Command<WithdrawErasure> command);

    /// <summary>Waits for consequences that may be on their way to this very grain, so it never holds it.</summary>
    [AlwaysInterleave, Alias("approve-erasure")]
    Task<Outcome<Receipt>> Approve(Command<ApproveErasure> command);
}

/// <summary>Finds or makes the identity behind a national ID number and seals personal fields, so that plain text goes no further than this call. Key: any.</summary>
[Alias("people.identity-grain")]
public interface IIdentityGrain : IGrainWithIntegerKey
{
    /// <summary>One row of plain personal fields in, a person id and sealed fields out. The same ID number always gives the same id.</summary>
    [Alias("seal")]
    Task<SealedIdentity> Seal(PlainIdentity identity);

    [Alias("find-by-number")]
    Task<PersonId?> Find(PlainText idNumber);
}

[GenerateSerializer, Immutable, Alias("people.plain-identity")]
public sealed record PlainIdentity(
    [property: Id(0)] AreaCode County, [property: Id(1)] string IdNumber, [property: Id(2)] string Name, [property: Id(3)] string? Phone, [property: Id(4)] Sex? Sex)
{
    public override string ToString() => nameof(PlainIdentity);
}

/// <param name="Registration">The command body to send to the person.</param>
[GenerateSerializer, Immutable, Alias("people.sealed-identity")]
public sealed record SealedIdentity([property: Id(0)] PersonId Id, [property: Id(1)] RegisterPerson Registration);

[GenerateSerializer, Immutable, Alias("people.masked-person")]
public sealed record MaskedPerson
{
    [Id(0)] public required PersonId Id { get; init; }
    [Id(1)] public required long Version { get; init; }
    /// <summary>For example 王＊＊; null when erased.</summary>
    [Id(2)] public string? MaskedName { get; init; }
    [Id(3)] public string? MaskedIdNumber { get; init; }
    [Id(4)] public int? BirthYear { get; init; }
    [Id(5)] public DateOnly? DiedOn { get; init; }
    [Id(6)] public bool Erased { get; init; }
    /// <summary>The request that waits for approval.</summary>
    [Id(7)] public ErasureRequest? Erasure { get; init; }
}
