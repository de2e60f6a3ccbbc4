using Microsoft.Extensions.Logging;
using Villages.Domain;
using Villages.Grains.Journaling;
using Villages.Grains.Keeping;
using Villages.Journal;

namespace Villages.Grains.Areas;

/// <summary>
/// See <see cref="IAreaGrain"/>. The feed says which children moved and how far; the grain asks just those, and again until they answer as much. Its map is one immutable
/// value, kept in grain storage at most every 30 s only to shorten a start: at activation the children's heads are compared with the map, so nothing that happened in
/// between is missed.
/// </summary>
[GrainType("area")]
internal sealed class AreaGrain : Grain, IAreaGrain, IAreaParts
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly JournalAccess _access;
    private readonly IAreaRegister _register;
    private readonly AreaFollower _follower;
    private readonly AreaChildrenReader _children;
    private readonly AreaKeeping _kept;
    private readonly LiveAreas _live;
    private readonly AreaFace _face;
    private readonly ILogger _log;
    private readonly AreaDebts _owed = new();
    private readonly AreaCode _code;
    private AreaSummary _summary = AreaSummary.Empty;
    private AreaWatch? _watch;
    private DateOnly _on;
    private long _seen = -1;
    private long _missed = -1;
    private bool _asking;

    public AreaGrain(
        IGrainContext context, JournalAccess access, IGrainFactory grains, IAreaRegister register, AreaFollower follower, LiveAreas live,
        [PersistentState("area.summary", Hosting.SiloSettings.StorageName)] IPersistentState<Kept<AreaSummary>> storage)
    {
        (_access, _register, _follower, _live) = (access, register, follower, live);
        _code = AreaCode.Parse(StreamKey.Parse(context.GrainId.Key.ToString()!).Id);
        _face = new AreaFace(_code, register, follower, access.Clock);
        _children = new AreaChildrenReader(access, grains);
        _kept = new AreaKeeping(new KeptState<AreaSummary>(storage, this, shortcut: true), access.Clock);
        _log = access.Logging.CreateLogger<AreaGrain>();
    }

    private DateOnly Today => _access.Clock.Today();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await _register.Ready.WaitAsync(cancellationToken);
        _watch = _follower.Watch(_code, this.AsReference<IAreaParts>());
        try
        {
            _summary = _kept.Value;
            await LookAtAll(cancellationToken);
            await AskOnce();

            // Whoever gave up waiting sends this activation no goodbye.
            cancellationToken.ThrowIfCancellationRequested();
        }
        catch
        {
            _follower.Leave(_watch);
            throw;
        }

        this.RegisterGrainTimer(static (self, _) => self.Refresh(), this, new GrainTimerCreationOptions(Beat, Beat) { Interleave = true });
        await base.OnActivateAsync(cancellationToken);
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _live.Leave(_code, this);
        _follower.Leave(_watch);
        await base.OnDeactivateAsync(reason, cancellationToken);
    }

    /// <summary>See <see cref="ILiveAreas"/>. Safe on any thread.</summary>
    public AreaView? Look(AreaCode area) => _face.Look(area);

    public Task<AreaView> Read()
    {
        _live.Enter(_code, this);
        return Task.FromResult(Look(_code)!);
    }

    public Task<AreaPart> Part() => Task.FromResult(new AreaPart(Look(_code)!, _on));

    public Task<AreaView?> ReadTownship(AreaCode township)
    {
        _live.Enter(_code, this);
        return Task.FromResult(township.Kind == AreaKind.Township ? Look(township) : null);
    }

    public Task<AreaChildren> Children(AreaCode? township)
    {
        var version = _face.Complete();
        var (tree, summary, today) = (_register.Tree, _summary, Today);
        var lines = tree.Children(township ?? _code, today).Select(row => new AreaLine
        {
            Code = row.Code,
            Name = row.Name,
            Kind = row.Code.Kind,
            Summary = row.Code.IsVillageLevel ? summary.Of(row.Code) : null,
            Totals = row.Code.IsVillageLevel ? null : summary.TotalsOf(row.Code, tree, today),
        });
        return Task.FromResult(new AreaChildren(version, [.. lines]));
    }

    public async Task Moved(IReadOnlyList<MovedChild> children, long position, long after)
    {
        var moved = children.Count > 0 ? children : _register.Tree.Children(_code, Today).Select(row => new MovedChild(row.Code, position));
        Owe(moved, position, after <= _seen ? position : _seen);
        await Ask();
    }

    private void Show() => _face.Show(_summary, _watch, _seen, settled: _owed.Count == 0 && !_asking);

    private void Owe(IEnumerable<MovedChild> children, long position, long seen)
    {
        foreach (var child in children)
        {
            _owed.Add(child, position);
        }

        _seen = Math.Max(_seen, seen);
        Show();
    }

    private async Task LookAtAll(CancellationToken cancellation)
    {
        var today = Today;
        var position = await JournalPosition(cancellation);
        await _register.Reached(position, cancellation);
        Owe(await Truth.Ask(() => _children.Due(_summary, _code, _register.Tree, today, position, cancellation)), position, position);
        _watch?.Looked();
        _on = today;
    }

    private async Task Ask()
    {
        if (_asking)
        {
            return;
        }

        _asking = true;
        try
        {
            for (var pause = Pause; _owed.Count > 0; pause = pause < Beat ? pause * 2 : Beat)
            {
                if (await AskOnce())
                {
                    pause = Pause / 2;
                }

                if (_owed.Count > 0)
                {
                    await Task.Delay(pause, _access.Clock);
                }
            }
        }
        catch (Exception exception) when (exception is TruthUnavailableException or TimeoutException or OrleansException)
        {
            _log.LogInformation(exception, "Area {Code} asks its children again in a second", _code);
        }
        finally
        {
            _asking = false;
            Show();
        }
    }

    /// <returns>True when somebody answered as much as was asked.</returns>
    private async Task<bool> AskOnce()
    {
        var (seen, today, asked) = (_seen, Today, _owed.Take());
        var children = asked.Select(debt => debt.Child).ToArray();
        IReadOnlySet<AreaCode> behind = children.Select(child => child.Code).ToHashSet();
        try
        {
            var answers = await _children.Ask(children, _register.Tree, today);
            _summary = _summary.With(answers);
            behind = answers.Behind(children, today);
        }
        finally
        {
            foreach (var (child, since) in asked.Where(debt => behind.Contains(debt.Child.Code)))
            {
                _owed.Add(child, since);
            }
        }

        _summary = _summary.CompleteUpTo(_owed.Complete(seen));
        Show();
        return behind.Count < children.Length;
    }

    /// <summary>Once a second: asks whoever is owed an answer or turns by date, looks at all when news were lost, and keeps the map when it is time.</summary>
    private async Task Refresh()
    {
        try
        {
            await CatchUp();
            await _kept.Keep(_summary);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            _log.LogInformation(exception, "Area {Code} did not catch up or was not kept; it tries again", _code);
        }
    }

    private async Task CatchUp()
    {
        // Another activation of the area may have come and gone in this silo, and taken the news with it.
        if (!_follower.IsHeard(_watch))
        {
            _watch = _follower.Watch(_code, this.AsReference<IAreaParts>());
        }

        var (today, owed) = (Today, _watch.Owed);
        if (_watch.IsOwedEverything || (owed > _seen && owed == _missed))
        {
            await LookAtAll(CancellationToken.None);
        }

        _missed = owed;
        foreach (var child in Turning(today))
        {
            _owed.Add(child, AreaDebts.ByDate);
        }

        Show();
        await Ask();
        _on = _owed.Count == 0 && !_asking ? today : _on;
    }

    private IEnumerable<MovedChild> Turning(DateOnly today) => _code.Kind == AreaKind.County
        ? _summary.Turning(today).Select(village => new MovedChild(village, 0))
        : _on == today ? [] : _register.Tree.Children(_code, today).Select(row => new MovedChild(row.Code, -1));

    private Task<long> JournalPosition(CancellationToken cancellation) =>
        Truth.Ask(async () => ((await _access.Journal.LastBatch(cancellation) + 1) * Commit.PositionsPerBatch) - 1);
}
