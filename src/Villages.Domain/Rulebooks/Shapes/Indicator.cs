namespace Villages.Domain.Rulebooks.Shapes;

/// <summary>Something that is read once or more a period and subject.</summary>
public sealed record Indicator
{
    public required string Id { get; init; }

    public required Text Title { get; init; }

    public ReadingKind Kind { get; init; } = ReadingKind.Number;

    /// <summary>Smallest admissible number; null for none.</summary>
    public decimal? Minimum { get; init; }

    /// <summary>Largest admissible number; null for none.</summary>
    public decimal? Maximum { get; init; }

    /// <summary>Choices of a ballot.</summary>
    public string? BallotScale { get; init; }

    /// <summary>What several readings of one period amount to.</summary>
    public Combine Combine { get; init; } = Combine.Mean;
}

public enum ReadingKind
{
    Number,
    Ballots,
}

public enum Combine
{
    Mean,
    Sum,
    Maximum,
    Minimum,
}
