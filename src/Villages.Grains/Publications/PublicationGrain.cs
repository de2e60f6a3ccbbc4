using Villages.Domain;
using Villages.Domain.Boards;
using Villages.Domain.Publications;
using Villages.Grains.Calendars;
using Villages.Grains.Journaling;

namespace Villages.Grains.Publications;

[GrainType("publication")]
internal sealed class PublicationGrain(JournalAccess access, CountyCalendars calendars, BoardKinds kinds) : JournalGrain<PublicationState>(access), IPublicationGrain
{
    protected override AreaCode Area => State.Id.Area;

    public Task<PublicationView?> Read() => Task.FromResult(State.Source is null ? null : State.View());

    public Task<Outcome<Receipt>> Open(Command<OpenPublication> command) => Commit(command, PublicationRule.Decide);

    public Task<Outcome<Receipt>> Lodge(Command<LodgeObjection> command) =>
        Commit(command, (state, body) => LodgingRule.Decide(state, body, Clock.Today(), calendars.Of(state.Id.Area.County!.Value).WorkingDays, kinds.Objections));

    public Task<Outcome<Receipt>> Settle(Command<SettleObjection> command) => Commit(command, PublicationRule.Decide);

    public Task<Outcome<Receipt>> Close(Command<CloseWindow> command) => Commit(command, (state, body) => PublicationRule.Decide(state, body, Clock.Today()));

    public Task<Outcome<Receipt>> Supersede(Command<SupersedePublication> command) => Commit(command, PublicationRule.Decide);

    public Task<Outcome<Receipt>> Carry(Command<CarryObjections> command) => Commit(command, PublicationRule.Decide);
}
