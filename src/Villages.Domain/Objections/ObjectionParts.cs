namespace Villages.Domain.Objections;

[GenerateSerializer, Immutable, Alias("objections.finding")]
public sealed record Finding([property: Id(0)] string Text, [property: Id(1)] string By, [property: Id(2)] DateOnly On);

/// <param name="By">Subject; null when whoever knew the number appealed without an account.</param>
[GenerateSerializer, Immutable, Alias("objections.appeal-made")]
public sealed record Appeal([property: Id(0)] string Grounds, [property: Id(1)] string? By, [property: Id(2)] DateOnly On);

/// <summary>A ruling as it was given. Equal when every member is, corrections in their order.</summary>
/// <param name="Level">Area that decided.</param>
[GenerateSerializer, Immutable, Alias("objections.given-ruling")]
public sealed record GivenRuling(
    [property: Id(0)] Ruling Ruling,
    [property: Id(1)] string Reason,
    [property: Id(2)] IReadOnlyList<CommandId> Corrections,
    [property: Id(3)] AreaCode Level,
    [property: Id(4)] string By,
    [property: Id(5)] DateOnly On)
{
    public bool Equals(GivenRuling? other) =>
        other is not null && (Ruling, Reason, Level, By, On) == (other.Ruling, other.Reason, other.Level, other.By, other.On)
        && Corrections.SequenceEqual(other.Corrections);

    public override int GetHashCode() => HashCode.Combine(Ruling, Reason, Level, By, On, Corrections.Count);
}
