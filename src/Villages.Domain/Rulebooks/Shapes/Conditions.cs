using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Villages.Domain.Rulebooks.Shapes;

/// <summary>A predicate from a closed, named set; its parameters are data. <c>Code</c> is the reason's stable code when it decides.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(MonthsInPostAtLeast), "monthsInPostAtLeast")]
[JsonDerivedType(typeof(ServiceYearsAtLeast), "serviceYearsAtLeast")]
[JsonDerivedType(typeof(AgeAtLeast), "ageAtLeast")]
[JsonDerivedType(typeof(PartyYearsAtLeast), "partyYearsAtLeast")]
[JsonDerivedType(typeof(ReadingAtLeast), "readingAtLeast")]
[JsonDerivedType(typeof(AreaKindIn), "areaKindIn")]
[JsonDerivedType(typeof(GradeAtLeast), "gradeAtLeast")]
[JsonDerivedType(typeof(HasFlag), "hasFlag")]
[JsonDerivedType(typeof(LacksFlag), "lacksFlag")]
public abstract record Condition
{
    public required string Code { get; init; }

    public required Text Reason { get; init; }

    /// <summary>Kinds of area the condition is asked of; empty for all.</summary>
    public ImmutableArray<AreaKind> Kinds { get; init; } = [];

    public bool Holds(in ConditionFacts facts) => (!Kinds.IsEmpty && !Kinds.Contains(facts.Kind)) || Test(facts);

    protected abstract bool Test(in ConditionFacts facts);
}

/// <summary>What conditions may ask about; what is not known is null and fails the condition.</summary>
public readonly record struct ConditionFacts
{
    public ConditionFacts()
    {
    }

    public AreaKind Kind { get; init; } = AreaKind.Village;

    public int? MonthsInPost { get; init; } = null;

    public int? ServiceYears { get; init; } = null;

    public int? Age { get; init; } = null;

    public int? PartyYears { get; init; } = null;

    /// <summary>Place of the grade in the rulebook's list, 0 for the best.</summary>
    public int? GradeRank { get; init; } = null;

    public ImmutableArray<string> Grades { get; init; } = [];

    public IReadOnlyDictionary<string, decimal> Readings { get; init; } = ImmutableDictionary<string, decimal>.Empty;

    public IReadOnlySet<string> Flags { get; init; } = ImmutableHashSet<string>.Empty;
}

public sealed record MonthsInPostAtLeast : Condition
{
    public required int Months { get; init; }

    protected override bool Test(in ConditionFacts facts) => facts.MonthsInPost >= Months;
}

public sealed record ServiceYearsAtLeast : Condition
{
    public required int Years { get; init; }

    protected override bool Test(in ConditionFacts facts) => facts.ServiceYears >= Years;
}

public sealed record AgeAtLeast : Condition
{
    public required int Years { get; init; }

    protected override bool Test(in ConditionFacts facts) => facts.Age >= Years;
}

public sealed record PartyYearsAtLeast : Condition
{
    public required int Years { get; init; }

    protected override bool Test(in ConditionFacts facts) => facts.PartyYears >= Years;
}

public sealed record ReadingAtLeast : Condition
{
    public required string Indicator { get; init; }

    public required decimal Value { get; init; }

    protected override bool Test(in ConditionFacts facts) => facts.Readings.TryGetValue(Indicator, out var value) && value >= Value;
}

public sealed record AreaKindIn : Condition
{
    public required ImmutableArray<AreaKind> In { get; init; }

    protected override bool Test(in ConditionFacts facts) => In.Contains(facts.Kind);
}

public sealed record GradeAtLeast : Condition
{
    public required string Grade { get; init; }

    protected override bool Test(in ConditionFacts facts) => facts.GradeRank is { } rank && rank <= facts.Grades.IndexOf(Grade);
}

public sealed record HasFlag : Condition
{
    public required string Flag { get; init; }

    protected override bool Test(in ConditionFacts facts) => facts.Flags.Contains(Flag);
}

public sealed record LacksFlag : Condition
{
    public required string Flag { get; init; }

    protected override bool Test(in ConditionFacts facts) => !facts.Flags.Contains(Flag);
}
