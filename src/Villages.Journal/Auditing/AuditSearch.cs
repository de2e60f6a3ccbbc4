namespace Villages.Journal.Auditing;

/// <summary>Which entries are wanted, newest first; what is null does not narrow.</summary>
/// <param name="Limit">Most entries of the answer.</param>
public sealed record AuditSearch(int Limit)
{
    /// <summary>Entries before this position only.</summary>
    public long Before { get; init; } = long.MaxValue;

    public string? Actor { get; init; }

    /// <summary>Id of a person who is named.</summary>
    public string? Person { get; init; }

    public string? Stream { get; init; }

    public string? Kind { get; init; }

    /// <summary>Code of an area of 2 to 12 digits: it and everything in it.</summary>
    public string? Area { get; init; }

    /// <summary>Recorded then or later; UTC.</summary>
    public DateTime? From { get; init; }

    /// <summary>Recorded before then; UTC.</summary>
    public DateTime? To { get; init; }
}
