using System.Globalization;
using System.Text.Json.Serialization;

namespace Villages.Domain.Rulebooks.Cases;

/// <summary>One example with its expected result.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "shape")]
[JsonDerivedType(typeof(BandCase), "band")]
[JsonDerivedType(typeof(BallotCase), "ballot")]
[JsonDerivedType(typeof(QuotaCase), "quota")]
[JsonDerivedType(typeof(StepCase), "step")]
[JsonDerivedType(typeof(TierCase), "tier")]
[JsonDerivedType(typeof(CapsCase), "caps")]
[JsonDerivedType(typeof(LevelPayCase), "levelPay")]
[JsonDerivedType(typeof(GradedBaseCase), "gradedBase")]
[JsonDerivedType(typeof(ShareByTenureCase), "shareByTenure")]
[JsonDerivedType(typeof(Stars.StarCase), "stars")]
[JsonDerivedType(typeof(Points.PointsCase), "points")]
public abstract record WorkedCase
{
    public required string Name { get; init; }

    /// <returns>What was written and what came out, in the same form; a null actual when the rulebook lacks what the case names.</returns>
    public abstract (string Expected, string? Actual) Work(Rulebook rulebook);

    protected static string Form(decimal value) => value.ToString("0.00##", CultureInfo.InvariantCulture);
}
