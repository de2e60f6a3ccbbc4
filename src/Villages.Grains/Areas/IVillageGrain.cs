using Orleans.Concurrency;
using Villages.Domain;
using Villages.Domain.Posts;
using Villages.Domain.Readings;
using Villages.Domain.VillageLife;
using Villages.Grains.Cycles;

namespace Villages.Grains.Areas;

/// <summary>A village or community: its readings, the occupancy of its posts, and what it learned of its grids, centres and secretary. Key: <c>village/&lt;12 digits&gt;</c> or <c>community/&lt;12 digits&gt;</c>.</summary>
[Alias("areas.village-grain")]
public interface IVillageGrain : IGrainWithStringKey
{
    [AlwaysInterleave, Alias("read")]
    Task<VillageView> Read();

    /// <summary>Shows no more than where the village lives: the activation that gets the message may be looked at (<see cref="ILiveVillages"/>) for some seconds more.</summary>
    [OneWay, AlwaysInterleave, Alias("stay")]
    Task Stay();

    /// <summary>What the county adds up.</summary>
    [AlwaysInterleave, Alias("summarise")]
    Task<NumberedSummary> Summarise();

    /// <summary>The same for whoever saw a number of the stream in the feed: an activation that is behind reads on first, unless its own commit is still on its way.</summary>
    [AlwaysInterleave, Alias("summarise-at")]
    Task<NumberedSummary> SummariseAt(long number);

    /// <summary>Facts for a cycle: what was known at the freeze about deeds up to its as-of date.</summary>
    [AlwaysInterleave, Alias("facts")]
    Task<VillageFacts> Facts(FactsQuery query);

    [Alias("record-readings")]
    Task<Outcome<Receipt>> Record(Command<RecordReadings> command);

    /// <summary>Refuses a second secretary or director at the same time; the official learns by consequence.</summary>
    [Alias("fill-post")]
    Task<Outcome<Receipt>> Fill(Command<FillPost> command);

    [Alias("vacate-post")]
    Task<Outcome<Receipt>> Vacate(Command<VacatePost> command);

    /// <summary>Takes back a tenure that was entered in error.</summary>
    [Alias("withdraw-post")]
    Task<Outcome<Receipt>> Withdraw(Command<WithdrawPost> command);

    [Alias("note-grid")]
    Task<Outcome<Receipt>> Note(Command<NoteGrid> command);

    [Alias("note-grid-closed")]
    Task<Outcome<Receipt>> Note(Command<NoteGridClosed> command);

    [Alias("note-grid-worker")]
    Task<Outcome<Receipt>> Note(Command<NoteGridWorker> command);

    [Alias("note-grid-worker-withdrawn")]
    Task<Outcome<Receipt>> Note(Command<NoteGridWorkerWithdrawn> command);

    [Alias("note-centre")]
    Task<Outcome<Receipt>> Note(Command<NoteCentre> command);

    [Alias("note-centre-closed")]
    Task<Outcome<Receipt>> Note(Command<NoteCentreClosed> command);

    [Alias("note-secretary-stars")]
    Task<Outcome<Receipt>> Note(Command<NoteSecretaryStars> command);
}

/// <summary>A village as its page shows it.</summary>
[GenerateSerializer, Immutable, Alias("areas.village-view")]
public sealed record VillageView
{
    [Id(0)] public required AreaCode Code { get; init; }
    [Id(1)] public required string Name { get; init; }
    [Id(2)] public required AreaKind Kind { get; init; }
    /// <summary>Number of the village's stream; its ETag.</summary>
    [Id(3)] public required long Version { get; init; }
    [Id(4)] public required VillageSummary Summary { get; init; }
    [Id(5)] public required IReadOnlyList<PostView> Posts { get; init; }
    [Id(6)] public required IReadOnlyList<ReadingView> Readings { get; init; }
    /// <summary>Ids of the grids and centres registered here.</summary>
    [Id(7)] public required IReadOnlyList<string> Grids { get; init; }
    [Id(8)] public required IReadOnlyList<string> Centres { get; init; }
}

[GenerateSerializer, Immutable, Alias("areas.post-view")]
public sealed record PostView(
    [property: Id(0)] Domain.People.Position Position, [property: Id(1)] PersonId Person,
    [property: Id(2)] DateOnly From, [property: Id(3)] DateOnly? To);

[GenerateSerializer, Immutable, Alias("areas.reading-view")]
public sealed record ReadingView(
    [property: Id(0)] string Indicator, [property: Id(1)] Period Period, [property: Id(2)] ReadingValue Value,
    [property: Id(3)] string Source, [property: Id(4)] long Sequence, [property: Id(5)] DateOnly ObservedOn, [property: Id(6)] string? Evidence);

[GenerateSerializer, Immutable, Alias("areas.numbered-summary")]
public sealed record NumberedSummary([property: Id(0)] AreaCode Village, [property: Id(1)] long Number, [property: Id(2)] VillageSummary Summary);
