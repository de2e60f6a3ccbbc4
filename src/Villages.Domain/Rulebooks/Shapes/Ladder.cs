using System.Collections.Immutable;

namespace Villages.Domain.Rulebooks.Shapes;

/// <summary>A ladder of whole levels (stars) from 0 to <see cref="Maximum"/> that yearly grades move a subject on.</summary>
public sealed record Ladder
{
    public required int Maximum { get; init; }

    /// <summary>Levels of a first rating by grade.</summary>
    public required ImmutableSortedDictionary<string, int> Initial { get; init; }

    /// <summary>What a grade does to the levels in every later rating.</summary>
    public required ImmutableSortedDictionary<string, Move> Moves { get; init; }

    /// <summary>Levels for an unbroken run of one grade.</summary>
    public ImmutableArray<Streak> Streaks { get; init; } = [];

    /// <summary>Tier table whose value is added to a first rating, by whole years of <see cref="Rulebook.Service"/>.</summary>
    public string? Seniority { get; init; }

    public HonourRule? Honours { get; init; }

    /// <summary>Lowest grade to which seniority and honours are added; null for any.</summary>
    public string? AdditionsFrom { get; init; }

    /// <summary>Most that grade and streak may lift in one rating.</summary>
    public required int MaximumRise { get; init; }

    public required Term Term { get; init; }

    /// <summary>Conditions of the highest level; who fails one is held one level below.</summary>
    public ImmutableArray<Condition> TopGates { get; init; } = [];

    /// <summary>How many may hold the highest level; who is cut is held one level below.</summary>
    public Quota? TopQuota { get; init; }
}

/// <summary>Exactly one member is given.</summary>
/// <param name="By">Levels up (positive) or down.</param>
/// <param name="To">The level itself.</param>
public sealed record Move(int? By = null, int? To = null);

/// <param name="Length">Ratings in a row with that grade; a run twice as long counts twice, once per <paramref name="Length"/>.</param>
public sealed record Streak(string Grade, int Length, int Levels);

/// <param name="Levels">Levels by the honour's level; an unlisted one gives none.</param>
public sealed record HonourRule(ImmutableSortedDictionary<string, int> Levels, int MaximumPerTerm);

/// <summary>Terms of office between elections (换届).</summary>
/// <param name="First">First day of some term; terms run before and after it.</param>
/// <param name="Renewal">Whether levels start anew with each term's first rating.</param>
public sealed record Term(DateOnly First, int Years, TermRenewal Renewal = TermRenewal.Keep)
{
    /// <summary>First day of the term that holds the date.</summary>
    public DateOnly StartOf(DateOnly date)
    {
        var start = First;
        while (start > date)
        {
            start = start.AddYears(-Years);
        }

        while (start.AddYears(Years) <= date)
        {
            start = start.AddYears(Years);
        }

        return start;
    }
}

public enum TermRenewal
{
    /// <summary>Levels are carried over.</summary>
    Keep,

    /// <summary>The first rating of a term is a first rating.</summary>
    RateAnew,
}
