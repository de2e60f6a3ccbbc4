using System.Collections.Immutable;

namespace Villages.Domain.Rulebooks.Shapes;

/// <summary>A share of a group that may hold a grade or level; who is over it is cut by ties.</summary>
public sealed record Quota
{
    public required string Id { get; init; }

    /// <summary>Grade that is limited; null for the highest level of a ladder.</summary>
    public string? Grade { get; init; }

    /// <summary>Grade of those over the quota.</summary>
    public string? Overflow { get; init; }

    /// <summary>Share of 1; a third is written with eight digits or more and counts as exact.</summary>
    public required decimal Share { get; init; }

    public QuotaOf Of { get; init; } = QuotaOf.Rated;

    public QuotaRounding Rounding { get; init; } = QuotaRounding.Floor;

    /// <summary>Seats of the whole group at least.</summary>
    public int Minimum { get; init; }

    /// <summary>Seats of each part at least, as far as the whole's seats reach.</summary>
    public int MinimumPerPart { get; init; }

    public QuotaParts Parts { get; init; } = QuotaParts.Whole;

    public required ImmutableArray<TieCriterion> TieBreak { get; init; }

    /// <summary>Seats of a group of that size.</summary>
    public int Seats(int size)
    {
        var exact = decimal.Round(Share * size, 4);
        var rounded = Rounding switch
        {
            QuotaRounding.Floor => Math.Floor(exact),
            QuotaRounding.Ceiling => Math.Ceiling(exact),
            _ => decimal.Round(exact, 0, MidpointRounding.AwayFromZero),
        };
        return Math.Min(size, Math.Max(Minimum, (int)rounded));
    }
}

public enum QuotaOf
{
    /// <summary>Those rated.</summary>
    Rated,

    /// <summary>Everyone on the roster, rated or not.</summary>
    Roster,
}

public enum QuotaRounding
{
    Floor,
    Ceiling,
    HalfAwayFromZero,
}

public enum QuotaParts
{
    /// <summary>One list.</summary>
    Whole,

    /// <summary>Seats go to townships by largest remainder, ties to the lower code; a seat a township cannot fill lapses.</summary>
    Townships,

    /// <summary>Each branch has the seats of its own size; none move.</summary>
    Branches,
}
