using Villages.Domain;
using Villages.Domain.Centres;
using Villages.Grains.Journaling;

namespace Villages.Grains.Centres;

[GrainType("centre")]
internal sealed class CentreGrain(JournalAccess access) : JournalGrain<CentreState>(access), ICentreGrain
{
    protected override AreaCode Area => State.Id.Village;

    public Task<CentreView?> Read() => Task.FromResult(State.Name is null ? null : State.View());

    public Task<Outcome<Receipt>> Register(Command<RegisterCentre> command) => Commit(command, (state, body) => CentreRule.Decide(state, body, Clock.Today()));

    public Task<Outcome<Receipt>> Revise(Command<ReviseCentre> command) => Commit(command, CentreRule.Decide);

    public Task<Outcome<Receipt>> Close(Command<CloseCentre> command) => Commit(command, (state, body) => CentreRule.Decide(state, body, Clock.Today()));
}
