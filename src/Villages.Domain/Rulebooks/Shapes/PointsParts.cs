using System.Collections.Immutable;

namespace Villages.Domain.Rulebooks.Shapes;

/// <summary>What the items of one category make up in an account of points.</summary>
public sealed record PointsPart
{
    public required string Category { get; init; }

    public required Text Title { get; init; }

    public PartKind Kind { get; init; } = PartKind.Scored;

    /// <summary>Most that a scored part gives a year, and what counts as reachable of it; null for no limit.</summary>
    public decimal? Maximum { get; init; }
}

public enum PartKind
{
    /// <summary>Makes up the total, and is reachable by everybody.</summary>
    Scored,

    /// <summary>Comes on top; its limit is a cap.</summary>
    Bonus,

    /// <summary>Negative points.</summary>
    Deduction,
}

/// <summary>The yearly review by ballot (民主评议): its points are <c>maximum × mean of the scale</c>. Its id in measures and contributions is <c>review</c>.</summary>
/// <param name="BallotScale">Values between 0 and 1.</param>
public sealed record DemocraticReview(Text Title, decimal Maximum, string BallotScale)
{
    public const string Id = "review";

    /// <summary>Exact; null without a valid ballot.</summary>
    public decimal? Points(BallotScale scale, IReadOnlyDictionary<string, int> votes) => Ballot.Mean(scale, votes) is { } mean ? Maximum * mean : null;
}

/// <summary>Which entries the township reviews after the branch, and how much evidence one may have.</summary>
public sealed record EntryReview
{
    /// <summary>Entries that ask for so many points or more; null for none.</summary>
    public decimal? TownshipFrom { get; init; }

    /// <summary>Entries of these levels, whatever their points.</summary>
    public ImmutableArray<string> TownshipLevels { get; init; } = [];

    public int EvidenceAtMost { get; init; } = 9;

    public bool AsksTownship(decimal asked, string? level) => asked >= TownshipFrom || (level is not null && TownshipLevels.Contains(level));
}

/// <summary>What signing in at an activity of a branch gives: one unit of each item by how the member was there.</summary>
public sealed record SignIn
{
    /// <summary>Kind of activity.</summary>
    public required string Activity { get; init; }

    public ImmutableArray<string> Present { get; init; } = [];

    public ImmutableArray<string> Late { get; init; } = [];

    public ImmutableArray<string> Absent { get; init; } = [];
}

/// <summary>Members of a class who are scored by fewer items.</summary>
public sealed record ClassRule
{
    public required string Class { get; init; }

    /// <summary>The items that count for them; empty for all.</summary>
    public ImmutableArray<string> Items { get; init; } = [];

    /// <summary>By category: what their items can give a year. It is stretched to the part's maximum (pro rata); a category that is not here is left as it is.</summary>
    public ImmutableSortedDictionary<string, decimal> Reachable { get; init; } = ImmutableSortedDictionary<string, decimal>.Empty;
}

/// <summary>A total that members with a flag must reach beside the bands, for example probationary members.</summary>
public sealed record PassLine
{
    public required string Id { get; init; }

    public required Text Title { get; init; }

    public required string Flag { get; init; }

    /// <summary>Included.</summary>
    public required decimal From { get; init; }

    /// <summary>What follows below it.</summary>
    public required Text Otherwise { get; init; }
}

/// <summary>Who is behind an even pace in a quarter is assisted (帮教).</summary>
/// <param name="Share">Share of 1 of the points reachable to date.</param>
public sealed record PaceRule(decimal Share, Text Title);
