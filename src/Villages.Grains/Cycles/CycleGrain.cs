using Microsoft.Extensions.Logging;
using Villages.Domain;
using Villages.Domain.Cycles;
using Villages.Domain.Publications;
using Villages.Domain.Rulebooks;
using Villages.Domain.Stars;
using Villages.Grains.Areas;
using Villages.Grains.Calendars;
using Villages.Grains.Journaling;
using Villages.Grains.Metering;
using Villages.Grains.Rulebooks;

namespace Villages.Grains.Cycles;

/// <summary>See <see cref="ICycleGrain"/>. Commands are decided by <see cref="CycleLifecycle"/>; <see cref="CycleDriver"/> takes the steps between them.</summary>
[GrainType("cycle")]
internal sealed class CycleGrain : JournalGrain<CycleState>, ICycleGrain, ICycleSteps
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    private readonly IGrainFactory _grains;
    private readonly IAreaRegister _register;
    private readonly RulebookCache _rulebooks;
    private readonly CountyCalendars _calendars;
    private readonly CycleDriver _driver;
    private readonly CycleRescoring _rescoring;
    private readonly CycleWhatIf _whatIf;
    private readonly ILogger _log;
    private IGrainTimer? _timer;
    private bool _driving;
    private bool _again;

    public CycleGrain(
        JournalAccess access, IGrainFactory grains, IAreaRegister register, RulebookCache rulebooks, CountyCalendars calendars, CycleRescoring rescoring, CycleProgress progress)
        : base(access)
    {
        (_grains, _register, _rulebooks, _calendars, _rescoring) = (grains, register, rulebooks, calendars, rescoring);
        _log = access.Logging.CreateLogger<CycleGrain>();
        _driver = new CycleDriver(access, grains, register, rulebooks, rescoring, progress);
        _whatIf = new CycleWhatIf(rescoring, rulebooks);
    }

    private CycleProgress Progress => _driver.Progress;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await base.OnActivateAsync(cancellationToken);
        RunningWork.Follow(this, State, Clock);
        KeepBeating();
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        RunningWork.Forget(this);
        return base.OnDeactivateAsync(reason, cancellationToken);
    }

    public Task<CycleView?> Read() => Task.FromResult(State.Id is null ? null : CycleViews.View(State, Number, Progress));

    public async Task<CycleView?> Standing()
    {
        await Reach(long.MaxValue);
        return await Read();
    }

    public Task<CycleResultPage> Results(CycleResultQuery query) =>
        Task.FromResult(CycleViews.Page(State, Number, query, _register.Tree));

    public async Task<CycleExplanation?> Explain(PersonId person)
    {
        var state = State;
        if (state.Result is not { } result || result.Outcomes.FirstOrDefault(o => o.Secretary == person) is not { } outcome)
        {
            return null;
        }

        var hash = result.HashFor(person);
        var rulebook = await _rulebooks.Get(state.Id!.Value.Area, hash);
        var score = hash == result.RulebookHash ? await ScoreOf(state, outcome.Village) : await _rescoring.Under(rulebook, state, outcome.Village);
        return score is null ? null : CycleViews.Explain(state, rulebook, score, outcome, _register.Tree);
    }

    public Task<Outcome<CycleComparison>> Compare(CycleComparisonQuery query) => _whatIf.Compare(State, query, _register.Tree);

    public async Task<Outcome<CyclePlanned>> Validate(PlanCycle body)
    {
        var (hash, capability) = await InForce(body);
        var decision = CycleLifecycle.Plan(State, body, hash, Clock.Today(), capability);
        if (!decision.Accepted)
        {
            return decision.Refusal;
        }

        var planned = (CyclePlanAccepted)decision.Events[0];
        var roster = CycleDriver.RosterOf(_register.Tree, body.Cycle.Area, planned.AsOf);
        return new CyclePlanned(
            body.Cycle, planned.AsOf, planned.RulebookHash, roster.Select(village => village.Parent).Distinct().Count(), roster.Length);
    }

    public async Task<Outcome<Receipt>> Plan(Command<PlanCycle> command)
    {
        // A repeated plan asks nobody: while the county's rulebooks are silent it would hold up the steps of a cycle that runs.
        var (hash, capability) = State.Id is null ? await InForce(command.Body) : default;
        return await Commit(command, (state, body) => CycleLifecycle.Plan(state, body, hash, Clock.Today(), capability));
    }

    public Task<Outcome<Receipt>> Pause(Command<PauseCycle> command) => Commit(command, CycleLifecycle.Pause);

    public Task<Outcome<Receipt>> Resume(Command<ResumeCycle> command) => Commit(command, CycleLifecycle.Resume);

    public Task<Outcome<Receipt>> Cancel(Command<CancelCycle> command) => Commit(command, CycleLifecycle.Cancel);

    public async Task<Outcome<Receipt>> Publish(Command<PublishCycle> command)
    {
        var today = Clock.Today();
        var to = State is { Id: { } id, Phase: CyclePhase.Calibrating } state
            ? CyclePublication.LastDay(await Judges(state), today, _calendars.Of(id.Area).WorkingDays)
            : null;
        return await Commit(command, (state, body) => CyclePublication.Publish(state, body, today, to));
    }

    public Task<Outcome<Receipt>> Effect(Command<MakeEffective> command) => Commit(command, (state, body) =>
        AfterEffects(state, CycleLifecycle.MakeEffective(state, body, command.Actor)));

    public Task<Outcome<Receipt>> Rerun(Command<RerunCycle> command) => Commit(command, CycleLifecycle.Rerun);

    public Task<Outcome<Receipt>> Take(Command<BeginCollecting> command) => Commit(command, CycleLifecycle.BeginCollecting);

    public Task<Outcome<Receipt>> Take(Command<FreezeCycle> command) => Commit(command, CycleLifecycle.Freeze);

    public Task<Outcome<Receipt>> Take(Command<KeepOutcomes> command) => Commit(command, CycleLifecycle.Keep);

    public Task<Outcome<Receipt>> Take(Command<CalibrateCycle> command) => Commit(command, CycleLifecycle.Calibrate);

    public Task<Outcome<Receipt>> Take(Command<RerunCycle> command) => Rerun(command);

    public Task<Outcome<Receipt>> Take(Command<BeginAmendment> command) => Commit(command, CycleAmendment.Decide);

    public Task<Outcome<Receipt>> Note(Command<NotePublicationClosed> command) => Commit(command, CyclePublication.Decide);

    public Task<Outcome<Receipt>> Note(Command<NoteItemSettled> command) => Commit(command, CyclePublication.Decide);

    public Task<Outcome<Receipt>> Take(Command<ArchiveCycle> command) => Commit(command, (state, body) =>
        AfterEffects(state, CycleLifecycle.Archive(state, body)));

    public Task<bool> Report(AreaProgress progress)
    {
        if (Progress.Scored(progress, State.Round))
        {
            Nudge();
        }

        return Task.FromResult(State is { Phase: CyclePhase.Scoring, Paused: false } && progress.Round == State.Round);
    }

    public Task Report(EffectProgress progress)
    {
        Progress.Issued(progress, State.EffectiveRound);
        Nudge();
        return Task.CompletedTask;
    }

    public async Task Drive()
    {
        _again = true;
        if (_driving)
        {
            return;
        }

        _driving = true;
        try
        {
            // Another activation may have gone on: without a command this one would never learn it, and drive what is past.
            await Follow();
            while (_again)
            {
                _again = false;
                if (State.Id is { } cycle)
                {
                    _again = await _driver.Step(State, cycle, this) || _again;
                }
            }
        }
        catch (Exception exception) when (exception is TruthUnavailableException or TimeoutException or OrleansException)
        {
            _log.LogInformation(exception, "Step of {Cycle} will be taken again at the next beat", Key);
        }
        finally
        {
            _driving = false;
            KeepBeating();
        }
    }

    protected override void Committed(Receipt receipt)
    {
        RunningWork.Follow(this, State, Clock);
        KeepBeating();
        Nudge();
    }

    /// <summary>What must wait until the effects of the round before are on record.</summary>
    private Decision AfterEffects(CycleState state, Decision decision) =>
        decision.Accepted && _driver.IsIssuing(state) ? CycleRefusals.EffectsUnderWay : decision;

    /// <summary>Every version that judges somebody.</summary>
    private async Task<Rulebook[]> Judges(CycleState state) => await Task.WhenAll(
        CycleAmendment.Versions(state).Prepend(state.RulebookHash).Select(hash => _rulebooks.Get(state.Id!.Value.Area, hash).AsTask()));

    /// <summary>As the township kept it.</summary>
    private async Task<SubjectScore?> ScoreOf(CycleState state, AreaCode village) =>
        (await _grains.CycleArea(state.Id!.Value, village.Parent).Scores(state.ResultRound)).FirstOrDefault(scored => scored.Village == village)?.Score;

    private async Task<(string? Hash, string Capability)> InForce(PlanCycle body) =>
        (await _grains.Rulebooks(body.Cycle.Area).InForce(body.Cycle.Scheme, body.Cycle.Period.LastDay))?.Hash is { } hash
            ? (hash, (await _rulebooks.Get(body.Cycle.Area, hash)).Capability)
            : (null, "");

    private void Nudge() => this.AsReference<ICycleGrain>().Drive().Ignore();

    /// <summary>While a step is open the activation asks again each second; a dead activation is woken by the county's heartbeat.</summary>
    private void KeepBeating()
    {
        var open = _driver.HasOpenStep(State);
        if (open && _timer is null)
        {
            _timer = this.RegisterGrainTimer(static (self, _) => self.Drive(), this, new GrainTimerCreationOptions(Beat, Beat) { Interleave = true, KeepAlive = true });
        }
        else if (!open)
        {
            _timer?.Dispose();
            _timer = null;
        }
    }
}
