using Villages.Domain;
using Villages.Domain.Calendars;
using Villages.Domain.Cycles;
using Villages.Grains.Cycles;
using Villages.Grains.Hosting;
using Villages.Grains.Journaling;
using Villages.Grains.Keeping;
using Villages.Journal;

namespace Villages.Grains.Calendars;

/// <summary>See <see cref="ICalendarGrain"/>. A tick carries no meaning: what is due follows from the calendar file, the date and what was planned.</summary>
[GrainType("calendar")]
internal sealed class CalendarGrain : Grain, ICalendarGrain, IRemindable
{
    private const string Heartbeat = "heartbeat";
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(15);

    private readonly JournalAccess _access;
    private readonly IGrainFactory _grains;
    private readonly CountyCalendars _calendars;
    private readonly SiloSettings _settings;
    private readonly KeptState<CalendarProgress> _kept;
    private CalendarProgress _progress = CalendarProgress.Empty;
    private DateTime? _lastBeat;
    private bool _registered;
    private IGrainTimer? _soon;

    public CalendarGrain(
        JournalAccess access, IGrainFactory grains, CountyCalendars calendars, SiloSettings settings,
        [PersistentState("calendar.progress", SiloSettings.StorageName)] IPersistentState<Kept<CalendarProgress>> storage)
    {
        (_access, _grains, _calendars, _settings) = (access, grains, calendars, settings);
        _kept = new KeptState<CalendarProgress>(storage, this);
    }

    private AreaCode County => AreaCode.Parse(StreamKey.Parse(this.GetPrimaryKeyString()).Id);

    private DateOnly Today => _access.Clock.Today();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _progress = _kept.Value;
        return base.OnActivateAsync(cancellationToken);
    }

    public async Task Start()
    {
        await Register();
        await Beat();
    }

    public async Task Watch(CycleId cycle)
    {
        await Register();
        if (!_progress.Watching.Contains(cycle))
        {
            await Keep(_progress with { Watching = _progress.Watching.Add(cycle) });

            // Its activation may have died between the plan and this news, when nobody who looks for running cycles could know of it.
            await _grains.Cycle(cycle).Drive();
        }
    }

    public async Task WatchBoard()
    {
        await Register();
        await Keep(_progress with { Board = true });
    }

    public Task ReceiveReminder(string reminderName, TickStatus status) => Beat();

    public async Task Beat()
    {
        _lastBeat = _access.Clock.Instant();
        foreach (var schedule in _calendars.Of(County).Schedules)
        {
            await StartDue(schedule);
        }

        if (_progress.Board && !await _grains.Board(County).Beat())
        {
            await Keep(_progress with { Board = false });
        }

        foreach (var cycle in _progress.Watching)
        {
            await Attend(cycle);
        }

        LookAgain();
    }

    /// <summary>A cycle that goes to its effect by itself needs several looks; a heartbeat apart, periods that are behind would take minutes each.</summary>
    private void LookAgain()
    {
        if (_progress.Watching.Any(cycle => Reach(cycle) == CycleReach.Effect))
        {
            _soon ??= this.RegisterGrainTimer(_ => Beat(), new GrainTimerCreationOptions(Soon, Timeout.InfiniteTimeSpan));
            _soon.Change(Soon, Timeout.InfiniteTimeSpan);
        }
    }

    public async Task<CalendarView> Read()
    {
        var lines = new List<CalendarLine>();
        foreach (var schedule in _calendars.Of(County).Schedules)
        {
            Period? last = _progress.Started.TryGetValue(schedule.Scheme, out var started) ? started : null;
            var next = last is { } period && period >= schedule.Since ? period.Next : schedule.Since;
            lines.Add(new CalendarLine(schedule.Scheme, last, next, DuePeriods.DueOn(schedule, next), await Unfinished(schedule, last)));
        }

        return new CalendarView(County, lines, _lastBeat);
    }

    /// <summary>Periods start in order: the next one waits until the one before has taken effect everywhere or was cancelled.</summary>
    private async Task StartDue(Schedule schedule)
    {
        while (true)
        {
            Period? last = _progress.Started.TryGetValue(schedule.Scheme, out var started) ? started : null;
            if (DuePeriods.After(schedule, last, Today).Take(1).ToArray() is not [var due] || await Unfinished(schedule, last) is not null)
            {
                return;
            }

            var cycle = new CycleId(schedule.Scheme, County, due);
            await Watch(cycle);
            var outcome = await _grains.Cycle(cycle).Plan(SystemCommand.Of(_access.Clock, "calendar", new PlanCycle(cycle), cycle.ToString()));
            if (!outcome.Accepted && outcome.Refusal.Code != CycleRefusals.AlreadyPlanned.Code)
            {
                await Keep(_progress with
                {
                    Blocked = _progress.Blocked.SetItem(schedule.Scheme, outcome.Refusal.Code), Watching = _progress.Watching.Remove(cycle),
                });
                return;
            }

            if (schedule.Runs == CycleReach.Planned)
            {
                await _grains.Cycle(cycle).Pause(SystemCommand.Of(_access.Clock, "calendar", new PauseCycle(), cycle.ToString()));
            }

            await Keep(_progress with { Started = _progress.Started.SetItem(schedule.Scheme, due), Blocked = _progress.Blocked.Remove(schedule.Scheme) });
        }
    }

    /// <summary>The stars of one period are facts for the next: it must not freeze before they have reached everybody.</summary>
    private static bool EffectsArrived(CycleView view) => view.Phase != CyclePhase.Effective || view.EffectsDone == view.EffectsTotal;

    private async Task<CycleId?> Unfinished(Schedule schedule, Period? last)
    {
        if (last is not { } period)
        {
            return null;
        }

        var cycle = new CycleId(schedule.Scheme, County, period);
        return await _grains.GetGrain<ICycleSteps>(cycle.Stream.Text).Standing() is { } view && (view.Phase < CyclePhase.Effective || !EffectsArrived(view)) ? cycle : null;
    }

    private async Task Attend(CycleId cycle)
    {
        var grain = _grains.Cycle(cycle);
        if (await _grains.GetGrain<ICycleSteps>(cycle.Stream.Text).Standing() is not { } view)
        {
            return;
        }

        var finished = view.Phase is CyclePhase.Cancelled or CyclePhase.Archived || (view.Phase == CyclePhase.Effective && view.EffectsDone == view.EffectsTotal && view.Held == 0);
        if (finished)
        {
            if (view.Phase == CyclePhase.Effective && !await ArchiveBefore(cycle))
            {
                return;
            }

            await Keep(_progress with { Watching = _progress.Watching.Remove(cycle) });
            return;
        }

        if (Reach(cycle) == CycleReach.Effect)
        {
            await Advance(cycle, view);
        }

        await grain.Drive();
    }

    private async Task Advance(CycleId cycle, CycleView view)
    {
        var parts = $"{cycle}/{view.Round}";
        if (view.Phase == CyclePhase.Calibrating)
        {
            await _grains.Cycle(cycle).Publish(SystemCommand.Of(_access.Clock, "calendar", new PublishCycle(), parts));
        }

        if (view.Phase is CyclePhase.Calibrating or CyclePhase.Approving)
        {
            await _grains.Cycle(cycle).Effect(SystemCommand.Of(_access.Clock, "calendar", new MakeEffective(), parts));
        }
    }

    /// <summary>A cycle in effect closes the book on the one of the period before.</summary>
    /// <returns>False when that one must first be asked how far its effects are.</returns>
    private async Task<bool> ArchiveBefore(CycleId cycle)
    {
        var before = new CycleId(cycle.Scheme, cycle.Area, cycle.Period.Previous);
        if (await _grains.Cycle(before).Read() is not { Phase: CyclePhase.Effective } view)
        {
            return true;
        }

        var outcome = await _grains.GetGrain<ICycleSteps>(before.Stream.Text)
            .Take(SystemCommand.Of(_access.Clock, "calendar", new ArchiveCycle(), $"{before}/{view.Round}"));
        return outcome.Accepted || outcome.Refusal.Code != CycleRefusals.EffectsUnderWay.Code;
    }

    private CycleReach? Reach(CycleId cycle) => _calendars.Of(County).Schedules
        .Where(schedule => schedule.Scheme == cycle.Scheme && schedule.Months == cycle.Period.Months && cycle.Period >= schedule.Since)
        .Select(schedule => (CycleReach?)schedule.Runs).FirstOrDefault();

    private async Task Register()
    {
        if (!_registered && await this.GetReminder(Heartbeat) is null)
        {
            await this.RegisterOrUpdateReminder(Heartbeat, _settings.Heartbeat, _settings.Heartbeat);
        }

        _registered = true;
    }

    private async Task Keep(CalendarProgress next)
    {
        if (next != _progress)
        {
            CrashPoint.Hit(CrashPoint.BeforeCalendarKeep);
            await _kept.Write(next);
            _progress = next;
            CrashPoint.Hit(CrashPoint.AfterCalendarKeep);
        }
    }
}
