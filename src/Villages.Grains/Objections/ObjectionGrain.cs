using Villages.Domain;
using Villages.Domain.Boards;
using Villages.Domain.Calendars;
using Villages.Domain.Objections;
using Villages.Grains.Calendars;
using Villages.Grains.Journaling;

namespace Villages.Grains.Objections;

[GrainType("objection")]
internal sealed class ObjectionGrain(JournalAccess access, IGrainFactory grains, CountyCalendars calendars, BoardKinds kinds)
    : JournalGrain<ObjectionState>(access), IObjectionGrain
{
    protected override AreaCode Area => State.Note?.Area ?? State.Id.County;

    private WorkingDays WorkingDays => calendars.Of(State.Id.County).WorkingDays;

    public Task<ObjectionView?> Read() => Task.FromResult(State.View());

    public Task<Outcome<Receipt>> Open(Command<OpenObjection> command) => Commit(command, ObjectionRule.Decide);

    public Task<Outcome<Receipt>> Accept(Command<AcceptObjection> command) =>
        Commit(command, (state, body) => ObjectionRule.Decide(state, body, command.Actor, Clock.Today(), WorkingDays, kinds.Objections));

    public Task<Outcome<Receipt>> Record(Command<RecordFinding> command) =>
        Commit(command, (state, body) => ObjectionRule.Decide(state, body, command.Actor, Clock.Today()));

    public async Task<Outcome<Receipt>> Rule(Command<RuleObjection> command)
    {
        foreach (var correction in command.Body.Corrections)
        {
            if ((await grains.Commands().Find(correction)).Count == 0)
            {
                return ObjectionRefusals.UnknownCorrection(correction);
            }
        }

        return await Commit(command, (state, body) => RulingRule.Decide(state, body, command.Actor, null, Clock.Today(), WorkingDays, kinds.Objections));
    }

    public Task<Outcome<Receipt>> Appeal(Command<AppealObjection> command) => Commit(command, (state, body) =>
        AppealRule.Decide(state, body, SystemActor.Is(command.Actor) ? null : command.Actor, Clock.Today(), WorkingDays, kinds.Objections));

    public Task<Outcome<Receipt>> Finish(Command<FinishObjection> command) => Commit(command, (state, body) => AppealRule.Decide(state, body, Clock.Today()));

    public Task<Outcome<Receipt>> Move(Command<MoveObjection> command) => Commit(command, ObjectionRule.Decide);
}
