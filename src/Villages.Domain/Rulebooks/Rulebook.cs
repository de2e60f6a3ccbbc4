using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Villages.Domain.Rulebooks.Shapes;

namespace Villages.Domain.Rulebooks;

/// <summary>
/// Dated numbers of one scheme (规则簿). Code knows the shapes, the rulebook holds every number: a new programme or a county's own scheme is a new file.
/// Immutable once adopted; its identity is <see cref="Hash"/>.
/// </summary>
public sealed record Rulebook
{
    /// <summary>First part of a cycle's id: lower-case letters and dashes.</summary>
    public required string Scheme { get; init; }

    /// <summary>Which evaluator reads it: <c>stars points gridWorkers allowances …</c>. Several schemes may share one.</summary>
    public required string Capability { get; init; }

    public required DateOnly Effective { get; init; }

    /// <summary>From 1; a later revision of the same effective date supersedes.</summary>
    public required int Revision { get; init; }

    public required Text Title { get; init; }

    public required Basis Basis { get; init; }

    /// <summary>Assumptions and remarks a county should read before it adopts.</summary>
    public ImmutableArray<Text> Notes { get; init; } = [];

    public JudgeBy JudgeBy { get; init; } = JudgeBy.CycleEnd;

    /// <summary><c>default</c> or the code of the county it is made for.</summary>
    public required string Scope { get; init; }

    /// <summary>JSON paths that a township may override.</summary>
    public ImmutableArray<string> Overridable { get; init; } = [];

    /// <summary>Length of an assessment period.</summary>
    public RuleSpan Period { get; init; } = RuleSpan.Year;

    /// <summary>What an indicator without a reading means.</summary>
    public MissingReading MissingReading { get; init; } = MissingReading.Unrated;

    /// <summary>Grades from best to worst.</summary>
    public ImmutableArray<Grade> Grades { get; init; } = [];

    public ImmutableArray<Indicator> Indicators { get; init; } = [];

    public ImmutableArray<DimensionSet> DimensionSets { get; init; } = [];

    public ImmutableArray<BallotScale> BallotScales { get; init; } = [];

    /// <summary>Weights of the groups that make up the total; they sum to 1.</summary>
    public ImmutableArray<RaterGroup> RaterGroups { get; init; } = [];

    /// <summary>Bonus (X) and penalty (Y) beside the weighted total.</summary>
    public ImmutableArray<Adjustment> Adjustments { get; init; } = [];

    public TotalRange Total { get; init; } = new();

    public ImmutableArray<Item> Items { get; init; } = [];

    public ImmutableArray<Cap> Caps { get; init; } = [];

    public ImmutableArray<DeductOnlyBase> DeductOnlyBases { get; init; } = [];

    public ImmutableArray<BandTable> Bands { get; init; } = [];

    public ImmutableArray<Quota> Quotas { get; init; } = [];

    public ImmutableArray<Veto> Vetoes { get; init; } = [];

    public ImmutableArray<BandCap> BandCaps { get; init; } = [];

    public ImmutableArray<StepTable> StepTables { get; init; } = [];

    public ImmutableArray<TierTable> TierTables { get; init; } = [];

    public ImmutableArray<PostTable> PostTables { get; init; } = [];

    public ImmutableArray<Multiplier> Multipliers { get; init; } = [];

    public ImmutableArray<Deadline> Deadlines { get; init; } = [];

    /// <summary>All must hold; the first that does not is the reason given.</summary>
    public ImmutableArray<Condition> Eligibility { get; init; } = [];

    /// <summary>Any that holds takes the subject out.</summary>
    public ImmutableArray<Condition> Exclusions { get; init; } = [];

    public ImmutableArray<Stacking> Stacking { get; init; } = [];

    public ImmutableArray<Entitlement> Entitlements { get; init; } = [];

    /// <summary>How years in post count.</summary>
    public ServiceRule? Service { get; init; }

    /// <summary>A ladder of levels, for example stars, that grades move a subject on.</summary>
    public Ladder? Ladder { get; init; }

    /// <summary>What the categories of items make up in an account of points.</summary>
    public ImmutableArray<PointsPart> Parts { get; init; } = [];

    public DemocraticReview? Review { get; init; }

    public EntryReview? EntryReview { get; init; }

    public ImmutableArray<SignIn> SignIns { get; init; } = [];

    public ImmutableArray<ClassRule> ClassRules { get; init; } = [];

    public ImmutableArray<PassLine> PassLines { get; init; } = [];

    public PaceRule? Pace { get; init; }

    /// <summary>SHA-256 of the canonical JSON, 64 lower-case hexadecimal digits.</summary>
    [JsonIgnore]
    public string Hash { get; init; } = "";

    /// <summary>What adoption commits.</summary>
    [JsonIgnore]
    public string CanonicalJson { get; init; } = "";
}

/// <summary>The document a rulebook rests on.</summary>
/// <param name="Document">Number of the document, for example <c>X组通字〔2022〕X号</c>.</param>
public sealed record Basis(string Document, Text Remark);

/// <summary>Which version judges a deed.</summary>
public enum JudgeBy
{
    /// <summary>The version in force on the period's last day, pinned when the cycle is planned.</summary>
    CycleEnd,

    /// <summary>The version in force on the day of the deed.</summary>
    DeedDate,
}

/// <summary>Spans over which caps and assessments run.</summary>
public enum RuleSpan
{
    Day,
    Month,
    Quarter,
    HalfYear,
    Year,
    Term,
}

public enum MissingReading
{
    /// <summary>The subject stays unrated, with the missing indicators as the reason.</summary>
    Unrated,

    /// <summary>The indicator counts as 0.</summary>
    Zero,
}
