using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Villages.Domain.Rulebooks.Shapes;

/// <summary>Money from a closed set of named formulas; amounts are yuan a month.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "shape")]
[JsonDerivedType(typeof(LevelPay), "levelPay")]
[JsonDerivedType(typeof(GradedBase), "gradedBase")]
[JsonDerivedType(typeof(ShareByTenure), "shareByTenure")]
[JsonDerivedType(typeof(AmountByTier), "amountByTier")]
public abstract record Entitlement
{
    public required string Id { get; init; }

    public required Text Title { get; init; }
}

/// <summary>basic + performance × coefficient of the grade + levels × unit; each part is rounded once.</summary>
public sealed record LevelPay : Entitlement
{
    public required decimal Basic { get; init; }

    public required decimal Performance { get; init; }

    public required ImmutableSortedDictionary<string, decimal> Coefficients { get; init; }

    public required decimal Unit { get; init; }

    public (decimal Basic, decimal Performance, decimal Levels) Amount(string grade, int levels) =>
        (Rounding.ToHundredths(Basic), Rounding.ToHundredths(Performance * Coefficients[grade]), Rounding.ToHundredths(Unit * levels));
}

/// <summary>base of the kind × (fixed share + variable share × coefficient of the grade); whole days of a broken month count in proportion.</summary>
public sealed record GradedBase : Entitlement
{
    public required ImmutableSortedDictionary<string, decimal> Bases { get; init; }

    /// <summary>Share of 1 that no grade touches.</summary>
    public required decimal FixedShare { get; init; }

    public required ImmutableSortedDictionary<string, decimal> Coefficients { get; init; }

    public decimal Amount(string kind, string grade, int days, int daysOfMonth) =>
        Rounding.ToHundredths(Bases[kind] * (FixedShare + (1 - FixedShare) * Coefficients[grade]) * days / daysOfMonth);
}

/// <summary>base × share by years of service × factor of the highest post.</summary>
public sealed record ShareByTenure : Entitlement
{
    public required decimal Base { get; init; }

    /// <summary>Tier table of shares of 1.</summary>
    public required string Tiers { get; init; }

    /// <summary>Post table of factors.</summary>
    public required string Posts { get; init; }

    /// <summary>0 below the first tier or without a listed post.</summary>
    public decimal Amount(TierTable tiers, PostTable posts, decimal years, IEnumerable<string> held) =>
        Rounding.ToHundredths(Base * (tiers.Reach(years) ?? 0) * (posts.Highest(held) ?? 0));
}

/// <summary>A fixed amount by tier.</summary>
public sealed record AmountByTier : Entitlement
{
    public required string Tiers { get; init; }

    public static decimal Amount(TierTable tiers, decimal years) => Rounding.ToHundredths(tiers.Reach(years) ?? 0);
}
