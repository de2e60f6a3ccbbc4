using Orleans.Concurrency;
using Villages.Domain;
using Villages.Domain.Grids;

namespace Villages.Grains.Grids;

/// <summary>A grid (网格) of level 1, 2 or 3 and the worker assigned to it. Key: <c>grid/&lt;15 digits&gt;</c>.</summary>
[Alias("grids.grid-grain")]
public interface IGridGrain : IGrainWithStringKey
{
    /// <summary>Null when the grid was never registered.</summary>
    [AlwaysInterleave, Alias("read")]
    Task<GridView?> Read();

    [Alias("register")]
    Task<Outcome<Receipt>> Register(Command<RegisterGrid> command);

    [Alias("assign-worker")]
    Task<Outcome<Receipt>> Assign(Command<AssignGridWorker> command);
}

[GenerateSerializer, Immutable, Alias("grids.grid-view")]
public sealed record GridView
{
    [Id(0)] public required GridId Id { get; init; }
    [Id(1)] public required AreaCode Village { get; init; }
    [Id(2)] public required long Version { get; init; }
    [Id(3)] public required string Name { get; init; }
    [Id(4)] public required int Level { get; init; }
    [Id(5)] public required GridKind Kind { get; init; }
    [Id(6)] public required int Households { get; init; }
    [Id(7)] public GridId? Parent { get; init; }
    [Id(8)] public PersonId? Worker { get; init; }
    [Id(9)] public GridWorkerKind? WorkerKind { get; init; }
    [Id(10)] public DateOnly? WorkerSince { get; init; }
}
