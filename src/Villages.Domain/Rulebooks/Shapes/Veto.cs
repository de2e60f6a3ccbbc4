namespace Villages.Domain.Rulebooks.Shapes;

/// <summary>A fact that overrules any score (一票否决).</summary>
public sealed record Veto
{
    public required string Code { get; init; }

    public required Text Title { get; init; }

    public VetoEffect Effect { get; init; } = VetoEffect.Strip;

    /// <summary>Grade while the fact lies in the period; null leaves the grade alone.</summary>
    public string? Grade { get; init; }

    public required Lock Lock { get; init; }

    /// <summary>Last day on which the fact still holds down; null when it does not outlast its day.</summary>
    public DateOnly? LockedUntil(DateOnly on, DateOnly? until) =>
        Lock.UntilFactEnds && until is not null ? until : Lock.Months is { } months ? on.AddMonths(months).AddDays(-1) : null;
}

/// <param name="Months">Counted from the day of the fact; with <paramref name="UntilFactEnds"/> it serves facts without an end.</param>
/// <param name="UntilFactEnds">The punishment's or listing's own last day decides.</param>
public sealed record Lock(int? Months = null, bool UntilFactEnds = false);

public enum VetoEffect
{
    /// <summary>All levels are lost, and none may be won while the lock lasts (摘星).</summary>
    Strip,

    /// <summary>Levels neither rise nor fall while the fact lasts (冻结).</summary>
    Freeze,

    /// <summary>The total becomes 0.</summary>
    ZeroTotal,
}

/// <summary>A yellow line: the grade is at most this one while the fact lies in the period.</summary>
public sealed record BandCap(string Code, Text Title, string AtMost);
