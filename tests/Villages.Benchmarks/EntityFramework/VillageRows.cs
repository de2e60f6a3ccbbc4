namespace Villages.Benchmarks.EntityFramework;

/// <summary>
/// A village's whole page in one row: counts kept up to date by whoever writes, ids of grids and centres as arrays, posts and readings as documents. Tables of their own
/// cost the read half as much processor time again in one query split by collection, and more in one joined.
/// </summary>
internal sealed class VillageRow
{
    public required string Code { get; init; }
    public required string Name { get; init; }
    public required string Kind { get; init; }
    public required long Version { get; init; }
    public string? Secretary { get; init; }
    public int? Stars { get; init; }
    public string? Grade { get; init; }
    public int GridsLevel1 { get; init; }
    public int GridsLevel2 { get; init; }
    public int GridsLevel3 { get; init; }
    public int GridWorkers { get; init; }
    public int Centres { get; init; }
    public int Stations { get; init; }
    public string? LatestPeriod { get; init; }
    public int ReadingCount { get; init; }
    public required string[] GridIds { get; init; }
    public required string[] CentreIds { get; init; }
    public required List<PostRow> Posts { get; init; }
    public required List<ReadingRow> Readings { get; init; }
}

internal sealed class PostRow
{
    public required string Position { get; init; }
    public required string Person { get; init; }
    public required DateOnly From { get; init; }
    public DateOnly? To { get; init; }
}

/// <summary>A reading that counts in the latest period.</summary>
internal sealed class ReadingRow
{
    public required string Indicator { get; init; }
    public required string Period { get; init; }
    public decimal? Score { get; init; }
    public int? Good { get; init; }
    public int? RatherGood { get; init; }
    public int? Average { get; init; }
    public int? Poor { get; init; }
    public required string Source { get; init; }
    public required long Sequence { get; init; }
    public required DateOnly ObservedOn { get; init; }
    public string? Evidence { get; init; }
}
