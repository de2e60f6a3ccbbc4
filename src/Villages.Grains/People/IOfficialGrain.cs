using Orleans.Concurrency;
using Villages.Domain;
using Villages.Domain.People;
using Villages.Domain.Stars;
using Villages.Grains.Cycles;

namespace Villages.Grains.People;

/// <summary>An official: tenures, honours, dispositions, stars and star pay. Key: <c>official/&lt;person id&gt;</c>.</summary>
[Alias("people.official-grain")]
public interface IOfficialGrain : IGrainWithStringKey
{
    /// <summary>Null when the person never held a post or worked on a grid.</summary>
    [AlwaysInterleave, Alias("read")]
    Task<OfficialPage?> Read();

    /// <summary>What was known of the career at the freeze, about deeds up to the as-of date.</summary>
    [AlwaysInterleave, Alias("career")]
    Task<CareerFacts> Career(FactsQuery query);

    [Alias("note-tenure-begun")]
    Task<Outcome<Receipt>> Note(Command<NoteTenureBegun> command);

    [Alias("note-tenure-ended")]
    Task<Outcome<Receipt>> Note(Command<NoteTenureEnded> command);

    [Alias("note-tenure-withdrawn")]
    Task<Outcome<Receipt>> Note(Command<NoteTenureWithdrawn> command);

    [Alias("note-grid-work")]
    Task<Outcome<Receipt>> Note(Command<NoteGridWork> command);

    [Alias("note-grid-work-withdrawn")]
    Task<Outcome<Receipt>> Note(Command<NoteGridWorkWithdrawn> command);

    [Alias("note-death")]
    Task<Outcome<Receipt>> Note(Command<NoteDeath> command);

    [Alias("note-erased")]
    Task<Outcome<Receipt>> Note(Command<NoteErased> command);

    [Alias("grant-honour")]
    Task<Outcome<Receipt>> Grant(Command<GrantHonour> command);

    [Alias("record-veto")]
    Task<Outcome<Receipt>> Record(Command<RecordVeto> command);

    /// <summary>The star record of a cycle, once per cycle and round; a later round supersedes the earlier.</summary>
    [Alias("rate")]
    Task<Outcome<Receipt>> Rate(Command<RateSecretary> command);

    [Alias("entitle-star-pay")]
    Task<Outcome<Receipt>> Entitle(Command<EntitleStarPay> command);
}

[GenerateSerializer, Immutable, Alias("people.official-page")]
public sealed record OfficialPage
{
    [Id(0)] public required PersonId Id { get; init; }
    [Id(1)] public required long Version { get; init; }
    [Id(2)] public required IReadOnlyList<Tenure> Tenures { get; init; }
    /// <summary>Null while unrated.</summary>
    [Id(3)] public int? Stars { get; init; }
    [Id(4)] public required IReadOnlyList<StarRecordView> StarRecords { get; init; }
    /// <summary>Star pay per month in yuan by the latest entitlement.</summary>
    [Id(5)] public decimal? MonthlyStarPay { get; init; }
    [Id(6)] public DateOnly? LockedUntil { get; init; }
    [Id(7)] public DateOnly? DiedOn { get; init; }
    [Id(8)] public required IReadOnlyList<GridWork> Grids { get; init; }
}

/// <summary>What one cycle left on the record; a later round replaced the earlier, whose commit stays in the journal.</summary>
[GenerateSerializer, Immutable, Alias("people.star-record-view")]
public sealed record StarRecordView
{
    [Id(0)] public required CycleId Cycle { get; init; }
    [Id(1)] public required int Round { get; init; }
    [Id(2)] public required AreaCode Village { get; init; }
    [Id(3)] public string? Grade { get; init; }
    [Id(4)] public decimal? Total { get; init; }
    [Id(5)] public int? StarsBefore { get; init; }
    [Id(6)] public int? StarsAfter { get; init; }
    [Id(7)] public int? CountyRank { get; init; }
    [Id(8)] public decimal? MonthlyPay { get; init; }
    /// <summary>Code of the reason when the cycle left the person unrated.</summary>
    [Id(9)] public string? Unrated { get; init; }
    [Id(10)] public required string RulebookHash { get; init; }
}
