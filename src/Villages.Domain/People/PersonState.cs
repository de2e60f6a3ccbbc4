using Villages.Domain.Events;

namespace Villages.Domain.People;

/// <summary>Fold of <c>person/&lt;id&gt;</c>. Personal fields stay ciphertext here, in snapshots and in views.</summary>
public sealed record PersonState(PersonId Id) : IState<PersonState>
{
    public static string Format => "people.person.v3";

    public bool Registered { get; init; }

    public Sealed? Name { get; init; }

    public Sealed? IdNumber { get; init; }

    public Sealed? BirthDate { get; init; }

    public Sealed? Phone { get; init; }

    public Sex? Sex { get; init; }

    public DateOnly? DiedOn { get; init; }

    /// <summary>Final; the sealed fields are gone from the state, and soon the key from the vault.</summary>
    public bool Erased { get; init; }

    /// <summary>The request that waits for approval.</summary>
    public ErasureRequest? Erasure { get; init; }

    public Sightings Seen { get; init; } = Sightings.None;

    public long Version { get; init; }

    public static PersonState Empty(StreamKey stream) => new(PersonId.Parse(stream.Id));

    public PersonState Apply(IEvent happened, in CommitStamp stamp) => (happened switch
    {
        PersonRegistered e => this with
        {
            Registered = true, Name = e.Name, IdNumber = e.IdNumber, BirthDate = e.BirthDate, Sex = e.Sex, Phone = e.Phone,
        },
        PersonCorrected e => this with
        {
            Name = e.Name ?? Name,
            IdNumber = e.IdNumber ?? IdNumber,
            BirthDate = e.BirthDate ?? BirthDate,
            Sex = e.Sex ?? Sex,
            Phone = e.Phone ?? Phone,
        },
        PersonDied e => this with { DiedOn = e.On },
        PersonSeen e => this with { Seen = Seen.With(new Sighting(stamp.Number, e.At, e.By, e.Role, e.Fields, e.Reason)) },
        ErasureRequested e => this with { Erasure = new ErasureRequest(stamp.Number, stamp.Actor, e.Reason, e.Document, stamp.RecordedAt) },
        ErasureWithdrawn => this with { Erasure = null },
        PersonErased => this with { Erased = true, Erasure = null, Name = null, IdNumber = null, BirthDate = null, Phone = null, Sex = null },
        _ => throw new UnknownEventException(EventCodec.NameOf(happened.GetType()).Name),
    }) with { Version = stamp.Number };

    public PersonView View() => new(Id, Name, IdNumber, BirthDate, Phone, Sex, DiedOn, Version);
}

/// <param name="Number">Of the commit that asked; an approval names it.</param>
/// <param name="By">Subject who asked.</param>
/// <param name="At">UTC.</param>
[GenerateSerializer, Immutable, Alias("people.erasure-request")]
public sealed record ErasureRequest(
    [property: Id(0)] long Number, [property: Id(1)] string By, [property: Id(2)] string Reason, [property: Id(3)] string Document, [property: Id(4)] DateTime At);

/// <summary>A person as stored; the edge opens or masks the sealed fields.</summary>
[GenerateSerializer, Immutable, Alias("people.person-view")]
public sealed record PersonView(
    [property: Id(0)] PersonId Id,
    [property: Id(1)] Sealed? Name,
    [property: Id(2)] Sealed? IdNumber,
    [property: Id(3)] Sealed? BirthDate,
    [property: Id(4)] Sealed? Phone,
    [property: Id(5)] Sex? Sex,
    [property: Id(6)] DateOnly? DiedOn,
    [property: Id(7)] long Version);
