using System.Collections.Immutable;
using Villages.Domain.Members;
using Villages.Domain.Rulebooks;
using Villages.Domain.Rulebooks.Cases;
using Villages.Domain.Rulebooks.Shapes;
using Villages.Domain.Stars;

namespace Villages.Domain.Points;

/// <summary>Deeds, votes and lines of one member in a period, and the total and grade that follow; quotas are left out, they need a branch.</summary>
public sealed record PointsCase : WorkedCase
{
    public required Period Period { get; init; }

    /// <summary>In any order; one with points was granted those.</summary>
    public ImmutableArray<Deed> Deeds { get; init; } = [];

    public ImmutableSortedDictionary<string, int> Votes { get; init; } = ImmutableSortedDictionary<string, int>.Empty;

    public ImmutableArray<CaseLine> Vetoes { get; init; } = [];

    public ImmutableArray<CaseLine> YellowLines { get; init; } = [];

    public string Class { get; init; } = "ordinary";

    public bool Probationary { get; init; }

    /// <summary>Codes of exemptions in force.</summary>
    public ImmutableArray<string> Exempt { get; init; } = [];

    /// <summary>Null when not rated.</summary>
    public decimal? Total { get; init; }

    /// <summary>Null of a month or quarter, and when not rated.</summary>
    public string? Grade { get; init; }

    /// <summary>Code of the reason why not rated.</summary>
    public string? Unrated { get; init; }

    /// <summary>Pass lines that are reached.</summary>
    public ImmutableArray<string> Passed { get; init; } = [];

    /// <summary>Of a quarter: behind the pace.</summary>
    public bool Assisted { get; init; }

    public override (string Expected, string? Actual) Work(Rulebook rulebook)
    {
        var expected = Result(Total, Grade, Unrated, Passed, Assisted);
        if (Deeds.Any(deed => rulebook.Items.All(item => item.Id != deed.Item)))
        {
            return (expected, null);
        }

        var score = PointsRating.Score(rulebook, Facts(rulebook), Period.LastDay);
        return (expected, Result(
            score.Total, score.BandGrade, score.Unrated?.Code, [.. rulebook.PassLines.Select(line => line.Id).Where(id => score.Measures.GetValueOrDefault($"passed:{id}") == 1)],
            score.Measures.GetValueOrDefault("assisted") == 1));
    }

    private MemberFacts Facts(Rulebook rulebook)
    {
        var village = AreaCode.Parse("000000000200");
        var branch = BranchId.Parse($"{village}-01");
        var from = new DateOnly(Period.FirstDay.Year - 10, 1, 1);
        return new MemberFacts(
            village, PersonId.Create(village.County!.Value, new byte[20]), branch, AreaKind.Village, Class, Period,
            [.. Deeds.DistinctBy(deed => deed.Key).Select(deed => Entry(rulebook, deed))], Votes, [.. Vetoes.Select(line => line.Fact())], [.. YellowLines.Select(line => line.Fact())],
            [.. Exempt.Select(reason => new Exemption(reason, from, null, branch))], [new BranchMembership(branch, from)],
            PartyAge: Probationary ? null : 120, Probationary);
    }

    private static PointsEntry Entry(Rulebook rulebook, Deed deed)
    {
        var worth = Rounding.ToHundredths(Caps.Worth(rulebook, rulebook.Items.First(item => item.Id == deed.Item), deed));
        return new PointsEntry(
            deed.Key, deed.Item, deed.On, deed.Key, deed.Quantity, deed.Level, deed.Flags.IsDefault ? [] : deed.Flags, worth, deed.Points ?? worth, [], "case",
            EntryState.Registered, rulebook.Hash);
    }

    private static string Result(decimal? total, string? grade, string? unrated, ImmutableArray<string> passed, bool assisted) =>
        $"{(total is { } points ? Form(points) : "-")} {grade ?? "-"} {unrated ?? "-"} [{string.Join(' ', passed)}]{(assisted ? " assisted" : "")}";
}

/// <summary>A red or yellow line of a worked case.</summary>
public sealed record CaseLine(string Code, DateOnly On)
{
    internal VetoFact Fact() => new(Code, On, null, Code);
}
