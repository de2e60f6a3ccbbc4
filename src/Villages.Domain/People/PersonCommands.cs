namespace Villages.Domain.People;

/// <summary>Enters a person whose id was found or made by the vault. Fields arrive sealed under that person's key.</summary>
[GenerateSerializer, Immutable, Alias("people.register-person")]
public sealed record RegisterPerson(
    [property: Id(0)] Sealed Name,
    [property: Id(1)] Sealed IdNumber,
    [property: Id(2)] Sealed BirthDate,
    [property: Id(3)] Sex? Sex = null,
    [property: Id(4)] Sealed? Phone = null) : ICommandBody
{
    public string Kind => "people.register";
}

/// <summary>Replaces the fields that are given; null leaves a field as it is.</summary>
[GenerateSerializer, Immutable, Alias("people.correct-person")]
public sealed record CorrectPerson(
    [property: Id(0)] Sealed? Name = null,
    [property: Id(1)] Sealed? IdNumber = null,
    [property: Id(2)] Sealed? BirthDate = null,
    [property: Id(3)] Sex? Sex = null,
    [property: Id(4)] Sealed? Phone = null) : ICommandBody
{
    public string Kind => "people.correct";
}

[GenerateSerializer, Immutable, Alias("people.record-death")]
public sealed record RecordDeath([property: Id(0)] DateOnly On) : ICommandBody
{
    public string Kind => "people.record-death";

    public DateOnly? DeedOn => On;
}
