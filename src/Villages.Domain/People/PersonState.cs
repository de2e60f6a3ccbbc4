using Villages.Domain.Events;

namespace Villages.Domain.People;

/// <summary>Fold of <c>person/&lt;id&gt;</c>. Personal fields stay ciphertext here, in snapshots and in views.</summary>
public sealed record PersonState(PersonId Id) : IState<PersonState>
{
    public static string Format => "people.person.v1";

    public bool Registered { get; init; }

    public Sealed? Name { get; init; }

    public Sealed? IdNumber { get; init; }

    public Sealed? BirthDate { get; init; }

    public Sealed? Phone { get; init; }

    public Sex? Sex { get; init; }

    public DateOnly? DiedOn { get; init; }

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
        _ => throw new UnknownEventException(EventCodec.NameOf(happened.GetType()).Name),
    }) with { Version = stamp.Number };

    public PersonView View() => new(Id, Name, IdNumber, BirthDate, Phone, Sex, DiedOn, Version);
}

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
