using System.Collections.Immutable;
using Villages.Domain.Rulebooks.Shapes;

namespace Villages.Domain.Rulebooks.Cases;

/// <summary>An exact value is rounded once and falls into a band.</summary>
public sealed record BandCase : WorkedCase
{
    public required string Table { get; init; }

    public required decimal Value { get; init; }

    public required string Grade { get; init; }

    public override (string Expected, string? Actual) Work(Rulebook rulebook) =>
        (Grade, rulebook.Bands.FirstOrDefault(table => table.Id == Table) is { } table ? Bands.Judge(table, Rounding.ToHundredths(Value)) : null);
}

public sealed record BallotCase : WorkedCase
{
    public required string Scale { get; init; }

    public required ImmutableSortedDictionary<string, int> Votes { get; init; }

    public required decimal Mean { get; init; }

    public override (string Expected, string? Actual) Work(Rulebook rulebook) =>
        (Form(Mean), rulebook.BallotScales.FirstOrDefault(scale => scale.Id == Scale) is { } scale && Ballot.Mean(scale, Votes) is { } mean
            ? Form(Rounding.ToHundredths(mean)) : null);
}

/// <summary>Seats of a group of that size.</summary>
public sealed record QuotaCase : WorkedCase
{
    /// <summary>Id of a quota, the highest level's included.</summary>
    public required string Quota { get; init; }

    public required int Size { get; init; }

    public required int Seats { get; init; }

    public override (string Expected, string? Actual) Work(Rulebook rulebook) =>
        (Form(Seats), rulebook.Quotas.Append(rulebook.Ladder?.TopQuota).FirstOrDefault(quota => quota?.Id == Quota) is { } quota ? Form(quota.Seats(Size)) : null);
}

public sealed record StepCase : WorkedCase
{
    public required string Table { get; init; }

    public required decimal Value { get; init; }

    public required decimal Points { get; init; }

    public override (string Expected, string? Actual) Work(Rulebook rulebook) =>
        (Form(Points), rulebook.StepTables.FirstOrDefault(table => table.Id == Table) is { } table ? Form(table.Look(Value)) : null);
}

/// <summary>The value of the highest tier reached; 0 below the first.</summary>
public sealed record TierCase : WorkedCase
{
    public required string Table { get; init; }

    public required decimal Years { get; init; }

    public required decimal Value { get; init; }

    public override (string Expected, string? Actual) Work(Rulebook rulebook) =>
        (Form(Value), rulebook.TierTables.FirstOrDefault(table => table.Id == Table) is { } table ? Form(table.Reach(Years) ?? 0) : null);
}

/// <summary>Deeds in any order and the points granted under all caps.</summary>
public sealed record CapsCase : WorkedCase
{
    public required ImmutableArray<Deed> Deeds { get; init; }

    public required decimal Points { get; init; }

    public override (string Expected, string? Actual) Work(Rulebook rulebook) =>
        (Form(Points), Deeds.All(deed => rulebook.Items.Any(item => item.Id == deed.Item)) ? Form(Caps.Apply(rulebook, Deeds).Sum(award => award.Granted)) : null);
}
