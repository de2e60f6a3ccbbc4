using Villages.Domain;
using Villages.Domain.Cycles;
using Villages.Domain.Rulebooks;
using Villages.Domain.Rulebooks.Amendments;
using Villages.Domain.Rulebooks.Drafts;
using Villages.Grains.Calendars;
using Villages.Grains.Cycles;
using Villages.Grains.Journaling;

namespace Villages.Grains.Rulebooks;

[GrainType("rulebooks")]
internal sealed class RulebooksGrain(JournalAccess access, IGrainFactory grains, CountyCalendars calendars)
    : JournalGrain<RulebooksState>(access), IRulebooksGrain, IRulebookDrafts, IRulebookAmendments
{
    private static readonly CycleComparisonQuery CountsOnly = new("", 1, 0);

    public Task<RulebookList> List() =>
        Task.FromResult(new RulebookList(Number, [.. State.Adopted.Select(rulebook => rulebook with { Json = "" })]));

    public Task<AdoptedRulebook?> Read(string hash) => Task.FromResult(State.ByHash(hash));

    public Task<AdoptedRulebook?> InForce(string scheme, DateOnly on) => Task.FromResult(State.InForce(scheme, on));

    public Task<Outcome<Receipt>> Adopt(Command<AdoptRulebook> command) => Commit(command, RulebookAdoption.Decide);

    Task<DraftList> IRulebookDrafts.List() => Task.FromResult(new DraftList(Number, [.. State.Drafts.Select(draft => draft with { Json = "", Cases = null })]));

    Task<DraftView?> IRulebookDrafts.Read(string id) => Task.FromResult(State.Draft(id) is not { } draft ? null
        : new DraftView(Number, draft, draft.IsOpen ? RulebookAdoption.Examine(draft.Json, draft.Cases, draft.Scheme).Faults : []));

    public Task<Outcome<Receipt>> Write(Command<WriteDraft> command) => Commit(command, DraftRule.Decide);

    /// <summary>A refusal goes through the commit as well: a repeat of what was accepted before has its receipt, whatever became of the draft.</summary>
    public async Task<Outcome<Receipt>> Simulate(Command<SimulateDraft> command)
    {
        var simulation = await Simulation(command.Body);
        return await Commit(command, (state, body) => simulation.Accepted ? DraftRule.Decide(state, body, simulation.Value) : simulation.Refusal);
    }

    public Task<Outcome<Receipt>> Circulate(Command<CirculateDraft> command) =>
        Commit(command, (state, body) => DraftRule.Decide(state, body, Clock.Today(), calendars.Of(Area).WorkingDays));

    public Task<Outcome<Receipt>> Comment(Command<CommentOnDraft> command) =>
        Commit(command, (state, body) => DraftRule.Decide(state, body, command.Actor, Clock.Today()));

    public Task<Outcome<Receipt>> Adopt(Command<AdoptDraft> command) =>
        Commit(command, (state, body) => DraftRule.Decide(state, body, command.Actor, Clock.Today()));

    public Task<Outcome<Receipt>> Withdraw(Command<WithdrawDraft> command) => Commit(command, DraftRule.Decide);

    Task<AmendmentList> IRulebookAmendments.List() => Task.FromResult(new AmendmentList(Number, State.Amendments));

    public async Task<Outcome<Receipt>> Propose(Command<ProposeAmendment> command)
    {
        var facts = State.ByHash(command.Body.RulebookHash) is { } adopted && adopted.Scheme == command.Body.Cycle.Scheme ? await FactsOf(command.Body.Cycle, adopted.Json) : null;
        return await Commit(command, (state, body) => AmendmentRule.Decide(state, body, facts));
    }

    public async Task<Outcome<Receipt>> Decide(Command<DecideAmendment> command)
    {
        var round = State.Amendment(command.Body.Id) is { } amendment ? await SettledRound(amendment.Cycle) : null;
        return await Commit(command, (state, body) => AmendmentRule.Decide(state, body, command.Actor, round));
    }

    /// <summary>A county that has rules has a calendar.</summary>
    protected override void Committed(Receipt receipt) => grains.Calendar(Area).Start().Ignore();

    private async Task<Outcome<DraftSimulation>> Simulation(SimulateDraft body)
    {
        if (DraftRule.Sound(State, body.Id) is { } refusal)
        {
            return refusal;
        }

        var compared = await grains.Cycle(body.Cycle).Compare(CountsOnly with { Json = State.Draft(body.Id)!.Json });
        return !compared.Accepted ? compared.Refusal
            : new DraftSimulation(body.Cycle, compared.Value.Round, compared.Value.Before, compared.Value.Hash, compared.Value.Counts);
    }

    private async Task<AmendmentFacts?> FactsOf(CycleId cycle, string json)
    {
        var compared = await grains.Cycle(cycle).Compare(CountsOnly with { Json = json });
        return compared.Accepted && compared.Value.Settled ? new AmendmentFacts(compared.Value.Round, compared.Value.Before, compared.Value.Counts, compared.Value.Changed) : null;
    }

    private async Task<int?> SettledRound(CycleId cycle) =>
        await grains.Grain<ICycleSteps>(cycle.Stream.Text).Standing() is { Phase: CyclePhase.Effective or CyclePhase.Archived, Paused: false, Held: 0 } view ? view.Round : null;
}
