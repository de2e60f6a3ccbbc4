using Villages.Domain;
using Villages.Domain.Grids;
using Villages.Grains.Journaling;

namespace Villages.Grains.Grids;

[GrainType("grid")]
internal sealed class GridGrain(JournalAccess access) : JournalGrain<GridState>(access), IGridGrain
{
    protected override AreaCode Area => State.Id.Village;

    public Task<GridView?> Read() => Task.FromResult(State.Name is null ? null : State.View(Clock.Today()));

    public Task<Outcome<Receipt>> Register(Command<RegisterGrid> command) => Commit(command, (state, body) => GridRule.Decide(state, body, Clock.Today()));

    public Task<Outcome<Receipt>> Revise(Command<ReviseGrid> command) => Commit(command, GridRule.Decide);

    public Task<Outcome<Receipt>> Assign(Command<AssignGridWorker> command) => Commit(command, (state, body) => GridRule.Decide(state, body, Clock.Today()));

    public Task<Outcome<Receipt>> Release(Command<ReleaseGridWorker> command) => Commit(command, GridRule.Decide);

    public Task<Outcome<Receipt>> End(Command<EndGridAssignment> command) => Commit(command, GridRule.Decide);

    public Task<Outcome<Receipt>> Close(Command<CloseGrid> command) => Commit(command, (state, body) => GridRule.Decide(state, body, Clock.Today()));
}
