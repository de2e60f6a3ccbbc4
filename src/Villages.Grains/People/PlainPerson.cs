namespace Villages.Grains.People;

/// <summary>The fields that a disclosure names, in plain text; the others are null. Never printed: <see cref="ToString"/> tells nothing.</summary>
[GenerateSerializer, Immutable, Alias("people.plain-person")]
public sealed record PlainPerson
{
    [Id(0)] public string? Name { get; init; }
    [Id(1)] public string? IdNumber { get; init; }
    [Id(2)] public string? BirthDate { get; init; }
    [Id(3)] public string? Phone { get; init; }

    public override string ToString() => nameof(PlainPerson);
}

/// <summary>A personal text on its way between grains. Orleans prints the arguments of a call that goes wrong; this one prints nothing.</summary>
[GenerateSerializer, Immutable, Alias("people.plain-text")]
public readonly record struct PlainText([property: Id(0)] string Value)
{
    public override string ToString() => nameof(PlainText);
}
