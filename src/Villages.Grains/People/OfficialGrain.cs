using Villages.Domain;
using Villages.Domain.People;
using Villages.Domain.Stars;
using Villages.Grains.Cycles;
using Villages.Grains.Journaling;

namespace Villages.Grains.People;

[GrainType("official")]
internal sealed class OfficialGrain(JournalAccess access) : JournalGrain<OfficialState>(access), IOfficialGrain
{
    public Task<OfficialPage?> Read() => Task.FromResult(Number == 0 ? null : OfficialViews.Page(State, Number, Clock.Today()));

    public async Task<CareerFacts> Career(FactsQuery query)
    {
        var (state, number) = await Known(query.Known);
        return OfficialViews.Career(state, number, query);
    }

    public Task<Outcome<Receipt>> Note(Command<NoteTenureBegun> command) =>
        Commit(command, (state, body) => OfficialRule.Decide(state, body, Clock.Today()));

    public Task<Outcome<Receipt>> Note(Command<NoteTenureEnded> command) => Commit(command, OfficialRule.Decide);

    public Task<Outcome<Receipt>> Note(Command<NoteTenureWithdrawn> command) => Commit(command, OfficialRule.Decide);

    public Task<Outcome<Receipt>> Note(Command<NoteGridWork> command) =>
        Commit(command, (state, body) => OfficialRule.Decide(state, body, Clock.Today()));

    public Task<Outcome<Receipt>> Note(Command<NoteGridWorkWithdrawn> command) => Commit(command, OfficialRule.Decide);

    public Task<Outcome<Receipt>> Note(Command<NoteDeath> command) => Commit(command, OfficialRule.Decide);

    public Task<Outcome<Receipt>> Note(Command<NoteErased> command) =>
        Commit(command, (state, body) => OfficialRule.Decide(state, body, Clock.Today()));

    public Task<Outcome<Receipt>> Grant(Command<GrantHonour> command) => Commit(command, (state, body) => StarRecordRule.Decide(state, body, Clock.Today()));

    public Task<Outcome<Receipt>> Record(Command<RecordVeto> command) => Commit(command, (state, body) => StarRecordRule.Decide(state, body, Clock.Today()));

    public Task<Outcome<Receipt>> Rate(Command<RateSecretary> command) => Commit(command, StarRecordRule.Decide);

    public Task<Outcome<Receipt>> Entitle(Command<EntitleStarPay> command) => Commit(command, StarRecordRule.Decide);
}
