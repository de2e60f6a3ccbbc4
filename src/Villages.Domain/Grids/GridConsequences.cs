using Villages.Domain.Consequences;
using Villages.Domain.Events;
using Villages.Domain.VillageLife;

namespace Villages.Domain.Grids;

/// <summary>What a grid tells its village.</summary>
public sealed class GridConsequences : IConsequence
{
    public IEnumerable<Consequence> Of(StreamKey source, IEvent happened) => happened switch
    {
        GridRegistered e => [ToVillage(e.Grid, new NoteGrid(new GridNote(e.Grid, e.Level, e.Setting, e.From)), "grids.registered")],
        GridWorkerAssigned e => [ToVillage(e.Grid, new NoteGridWorker(e.Grid, e.Assignment), "grids.worker-assigned")],
        GridWorkerReleased e => [ToVillage(e.Grid, new NoteGridWorker(e.Grid, e.Assignment), "grids.worker-released")],
        GridClosed e => [ToVillage(e.Grid, new NoteGridClosed(e.Grid, e.LastDay), "grids.closed")],
        _ => [],
    };

    private static Consequence ToVillage(GridId grid, ICommandBody body, string name) => new(grid.Village.Stream, body, name);
}
