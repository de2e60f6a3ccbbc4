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

    [Alias("revise")]
    Task<Outcome<Receipt>> Revise(Command<ReviseGrid> command);

    [Alias("assign-worker")]
    Task<Outcome<Receipt>> Assign(Command<AssignGridWorker> command);

    [Alias("release-worker")]
    Task<Outcome<Receipt>> Release(Command<ReleaseGridWorker> command);

    [Alias("end-assignment")]
    Task<Outcome<Receipt>> End(Command<EndGridAssignment> command);

    [Alias("close")]
    Task<Outcome<Receipt>> Close(Command<CloseGrid> command);
}
