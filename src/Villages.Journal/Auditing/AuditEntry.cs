namespace Villages.Journal.Auditing;

/// <summary>What a person did with one commit, as an auditor looks for it.</summary>
public sealed record AuditEntry
{
    /// <summary>How many of <see cref="Types"/> and of <see cref="Persons"/> are kept to be shown.</summary>
    public const int Shown = 100;

    private static readonly int[] CodeLengths = [2, 4, 6, 9, 12];

    /// <summary>Place in the change feed.</summary>
    public required long Position { get; init; }

    public required DateTime RecordedAt { get; init; }

    public required string Actor { get; init; }

    /// <summary>Null, as are the caller's area, address and reason, when the commit does not say.</summary>
    public string? Role { get; init; }

    public string? CallerArea { get; init; }

    public string? Address { get; init; }

    public string? Reason { get; init; }

    /// <summary>Name of the command.</summary>
    public required string Kind { get; init; }

    public required string Stream { get; init; }

    public required long Number { get; init; }

    /// <summary>Code of the area the commit concerns.</summary>
    public required string Area { get; init; }

    public required DateOnly EffectiveOn { get; init; }

    /// <summary>Names of the events, each once.</summary>
    public required IReadOnlyList<string> Types { get; init; }

    /// <summary>Ids of persons who are named, each once. All are found by; no more than <see cref="Shown"/> are read back.</summary>
    public required IReadOnlyList<string> Persons { get; init; }

    /// <summary>What the entry is found under beside its own fields: the persons, and the areas from the province down to its own.</summary>
    internal IEnumerable<string> About => Persons.Concat(CodeLengths.Where(length => length <= Area.Length).Select(length => Area[..length]));

    internal string ShownTypes => string.Join(' ', Types.Take(Shown));

    internal string ShownPersons => string.Join(' ', Persons.Take(Shown));

    internal static string[] Apart(string shown) => shown.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
