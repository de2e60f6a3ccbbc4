using Villages.Domain.Consequences;
using Villages.Domain.Events;
using Villages.Domain.People;
using Villages.Domain.VillageLife;

namespace Villages.Domain.Grids;

/// <summary>What a grid tells its village, and whoever works on it.</summary>
public sealed class GridConsequences : IConsequence
{
    public IEnumerable<Consequence> Of(StreamKey source, IEvent happened) => happened switch
    {
        GridRegistered e => [ToVillage(e.Grid, new NoteGrid(new GridNote(e.Grid, e.Level, e.Setting, e.From)), "grids.registered")],
        GridWorkerAssigned e => [ToVillage(e.Grid, new NoteGridWorker(e.Grid, e.Assignment), "grids.worker-assigned"), .. ToWorker(e.Grid, e.Assignment)],
        GridWorkerReleased e => [ToVillage(e.Grid, new NoteGridWorker(e.Grid, e.Assignment), "grids.worker-released"), .. ToWorker(e.Grid, e.Assignment)],
        GridWorkerWithdrawn e =>
        [
            ToVillage(e.Grid, new NoteGridWorkerWithdrawn(e.Grid, e.Assignment), "grids.worker-withdrawn"),
            .. e.Assignment.Person is { } person
                ? new Consequence[] { new(person.Official, new NoteGridWorkWithdrawn(new GridWork(e.Grid, e.Assignment)), "grids.work-withdrawn") }
                : [],
        ],
        GridClosed e => [ToVillage(e.Grid, new NoteGridClosed(e.Grid, e.LastDay), "grids.closed")],
        _ => [],
    };

    private static Consequence[] ToWorker(GridId grid, GridAssignment assignment) =>
        assignment.Person is { } person ? [new(person.Official, new NoteGridWork(new GridWork(grid, assignment)), "grids.work-noted")] : [];

    private static Consequence ToVillage(GridId grid, ICommandBody body, string name) => new(grid.Village.Stream, body, name);
}
