using System.Collections.Immutable;
using Villages.Domain.Rulebooks.Shapes;

namespace Villages.Domain.Rulebooks.Cases;

/// <summary>A month's pay of a grade and level.</summary>
public sealed record LevelPayCase : WorkedCase
{
    public required string Grade { get; init; }

    public required int Levels { get; init; }

    public required decimal Amount { get; init; }

    public override (string Expected, string? Actual) Work(Rulebook rulebook)
    {
        if (rulebook.Entitlements.OfType<LevelPay>().FirstOrDefault() is not { } pay || !pay.Coefficients.ContainsKey(Grade))
        {
            return (Form(Amount), null);
        }

        var (basic, performance, levels) = pay.Amount(Grade, Levels);
        return (Form(Amount), Form(basic + performance + levels));
    }
}

/// <summary>A month's stipend of a kind of worker and grade.</summary>
public sealed record GradedBaseCase : WorkedCase
{
    public required string Kind { get; init; }

    public required string Grade { get; init; }

    public int Days { get; init; } = 30;

    public int DaysOfMonth { get; init; } = 30;

    public required decimal Amount { get; init; }

    public override (string Expected, string? Actual) Work(Rulebook rulebook) =>
        (Form(Amount), rulebook.Entitlements.OfType<GradedBase>().FirstOrDefault() is { } pay && pay.Bases.ContainsKey(Kind) && pay.Coefficients.ContainsKey(Grade)
            ? Form(pay.Amount(Kind, Grade, Days, DaysOfMonth)) : null);
}

/// <summary>A month's allowance by years of service and posts held.</summary>
public sealed record ShareByTenureCase : WorkedCase
{
    public required decimal Years { get; init; }

    public required ImmutableArray<string> Posts { get; init; }

    public required decimal Amount { get; init; }

    public override (string Expected, string? Actual) Work(Rulebook rulebook) =>
        (Form(Amount), rulebook.Entitlements.OfType<ShareByTenure>().FirstOrDefault() is { } pay
            && rulebook.TierTables.FirstOrDefault(table => table.Id == pay.Tiers) is { } tiers
            && rulebook.PostTables.FirstOrDefault(table => table.Id == pay.Posts) is { } posts
            ? Form(pay.Amount(tiers, posts, Years, Posts)) : null);
}
