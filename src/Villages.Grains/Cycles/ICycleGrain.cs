using Orleans.Concurrency;
using Villages.Domain;
using Villages.Domain.Cycles;
using Villages.Domain.Stars;

namespace Villages.Grains.Cycles;

/// <summary>
/// One assessment cycle of one county (考核周期): plans, freezes, has its areas score, calibrates, publishes, takes effect, and runs rounds for late facts.
/// Key: <c>cycle/&lt;scheme&gt;-&lt;area&gt;-&lt;period&gt;</c>. Every step is one commit; whoever is silent is sent the step again by the county's heartbeat.
/// </summary>
[Alias("cycles.cycle-grain")]
public interface ICycleGrain : IGrainWithStringKey
{
    /// <summary>Null when no such cycle was planned.</summary>
    [AlwaysInterleave, Alias("read")]
    Task<CycleView?> Read();

    /// <summary>Results of the latest calibration, filtered, in rank order.</summary>
    [AlwaysInterleave, Alias("results")]
    Task<CycleResultPage> Results(CycleResultQuery query);

    /// <summary>Everything that led to one subject's result, or null when the person is no subject of the cycle.</summary>
    [AlwaysInterleave, Alias("explain")]
    Task<CycleExplanation?> Explain(PersonId person);

    /// <summary>What another rulebook would make of the same facts, person by person; changes nothing. Refused while a round is under way.</summary>
    [AlwaysInterleave, Alias("compare")]
    Task<Outcome<CycleComparison>> Compare(CycleComparisonQuery query);

    /// <summary>Says what planning would say, and changes nothing.</summary>
    [AlwaysInterleave, Alias("validate")]
    Task<Outcome<CyclePlanned>> Validate(PlanCycle body);

    [Alias("plan")]
    Task<Outcome<Receipt>> Plan(Command<PlanCycle> command);

    [Alias("pause")]
    Task<Outcome<Receipt>> Pause(Command<PauseCycle> command);

    [Alias("resume")]
    Task<Outcome<Receipt>> Resume(Command<ResumeCycle> command);

    [Alias("cancel")]
    Task<Outcome<Receipt>> Cancel(Command<CancelCycle> command);

    /// <summary>Puts the results up on the boards of the townships; their windows close by themselves.</summary>
    [Alias("publish")]
    Task<Outcome<Receipt>> Publish(Command<PublishCycle> command);

    /// <summary>The point of no return: star records and pay leave the cycle as keyed consequences.</summary>
    [Alias("effect")]
    Task<Outcome<Receipt>> Effect(Command<MakeEffective> command);

    /// <summary>A new round over facts that came after the freeze.</summary>
    [Alias("rerun")]
    Task<Outcome<Receipt>> Rerun(Command<RerunCycle> command);

    /// <summary>Sends the next step to whoever has not answered; harmless at any time.</summary>
    [AlwaysInterleave, OneWay, Alias("drive")]
    Task Drive();

    /// <summary>An area's progress, overwritten by area; the answer says whether to go on.</summary>
    [AlwaysInterleave, Alias("report")]
    Task<bool> Report(AreaProgress progress);
}

[GenerateSerializer, Immutable, Alias("cycles.area-progress")]
public sealed record AreaProgress(
    [property: Id(0)] AreaCode Area, [property: Id(1)] int Round, [property: Id(2)] int Total, [property: Id(3)] int Done, [property: Id(4)] bool Complete);

[GenerateSerializer, Immutable, Alias("cycles.view")]
public sealed record CycleView
{
    [Id(0)] public required CycleId Id { get; init; }
    [Id(1)] public required long Version { get; init; }
    [Id(2)] public required CyclePhase Phase { get; init; }
    /// <summary>True while held; the phase is the one it will go on from.</summary>
    [Id(3)] public required bool Paused { get; init; }
    [Id(4)] public required int Round { get; init; }
    [Id(5)] public required DateOnly AsOf { get; init; }
    [Id(6)] public required string RulebookHash { get; init; }
    /// <summary>Feed position of the freeze of the present round.</summary>
    [Id(7)] public long? FrozenAt { get; init; }
    [Id(8)] public required int SubjectsTotal { get; init; }
    [Id(9)] public required int SubjectsDone { get; init; }
    [Id(10)] public required IReadOnlyList<AreaProgress> Areas { get; init; }
    [Id(11)] public IReadOnlyDictionary<string, int>? Grades { get; init; }
    [Id(12)] public IReadOnlyDictionary<int, int>? StarsAfter { get; init; }
    [Id(13)] public required int EffectsTotal { get; init; }
    [Id(14)] public required int EffectsDone { get; init; }
    /// <summary>Consequences that their target refused, to be looked at by a person.</summary>
    [Id(15)] public required int EffectsRefused { get; init; }
    [Id(16)] public required DateTime PlannedAt { get; init; }
    [Id(17)] public required string PlannedBy { get; init; }
    /// <summary>Last day on which people may object to the present round; null when it is not on the boards.</summary>
    [Id(18)] public DateOnly? WindowTo { get; init; }
    /// <summary>Results that an objection holds.</summary>
    [Id(19)] public required int Held { get; init; }
}

/// <param name="Township">Only this township's villages.</param>
/// <param name="Query">Part of a village's name or code.</param>
[GenerateSerializer, Immutable, Alias("cycles.result-query")]
public sealed record CycleResultQuery(
    [property: Id(0)] int Page, [property: Id(1)] int PageSize, [property: Id(2)] AreaCode? Township = null,
    [property: Id(3)] IReadOnlyList<int>? Stars = null, [property: Id(4)] string? Grade = null, [property: Id(5)] string? Query = null);

[GenerateSerializer, Immutable, Alias("cycles.result-page")]
public sealed record CycleResultPage([property: Id(0)] int Total, [property: Id(1)] IReadOnlyList<CycleResultView> Items, [property: Id(2)] long Version);

[GenerateSerializer, Immutable, Alias("cycles.result-view")]
public sealed record CycleResultView
{
    [Id(0)] public required PersonId Person { get; init; }
    [Id(1)] public required AreaCode Village { get; init; }
    [Id(2)] public required string VillageName { get; init; }
    [Id(3)] public required int Round { get; init; }
    [Id(4)] public string? Grade { get; init; }
    [Id(5)] public decimal? Total { get; init; }
    [Id(6)] public int? Rank { get; init; }
    [Id(7)] public int? TownshipRank { get; init; }
    [Id(8)] public int? StarsBefore { get; init; }
    [Id(9)] public int? StarsAfter { get; init; }
    [Id(10)] public decimal? MonthlyPay { get; init; }
    /// <summary>Why the person was not rated, for example less than twelve months in the post.</summary>
    [Id(11)] public Text? Unrated { get; init; }
}

/// <summary>A result opened down to its facts, in both languages.</summary>
[GenerateSerializer, Immutable, Alias("cycles.explanation")]
public sealed record CycleExplanation
{
    [Id(0)] public required CycleResultView Result { get; init; }
    [Id(1)] public required string RulebookHash { get; init; }
    [Id(2)] public required int Engine { get; init; }
    [Id(3)] public required DateOnly AsOf { get; init; }
    [Id(4)] public required long FrozenAt { get; init; }
    [Id(5)] public required IReadOnlyList<ExplanationLine> Lines { get; init; }
}
