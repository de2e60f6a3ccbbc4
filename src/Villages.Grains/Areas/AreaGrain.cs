using Microsoft.Extensions.Logging;
using Villages.Domain;
using Villages.Domain.VillageLife;
using Villages.Grains.Journaling;
using Villages.Grains.Keeping;
using Villages.Journal;

namespace Villages.Grains.Areas;

/// <summary>
/// See <see cref="IAreaGrain"/>. The feed says which children moved; the grain asks just those. Its map is one immutable value, kept in grain storage at most every
/// 30 s only to shorten a start: at activation the children's heads are compared with the map, so nothing that happened in between is missed.
/// </summary>
[GrainType("area")]
internal sealed class AreaGrain : Grain, IAreaGrain
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BetweenKeeps = TimeSpan.FromSeconds(30);

    private readonly JournalAccess _access;
    private readonly IAreaRegister _register;
    private readonly AreaFollower _follower;
    private readonly AreaChildrenReader _children;
    private readonly KeptState<AreaSummary> _kept;
    private readonly ILogger _log;
    private readonly HashSet<AreaCode> _moved = [];
    private AreaSummary _summary = AreaSummary.Empty;
    private AreaCode _code;
    private long _seen = -1;
    private long _keptAt;
    private bool _asking;

    public AreaGrain(
        JournalAccess access, IGrainFactory grains, IAreaRegister register, AreaFollower follower,
        [PersistentState("area.summary", Hosting.SiloSettings.StorageName)] IPersistentState<Kept<AreaSummary>> storage)
    {
        (_access, _register, _follower) = (access, register, follower);
        _children = new AreaChildrenReader(access, grains);
        _kept = new KeptState<AreaSummary>(storage, this);
        _log = access.Logging.CreateLogger<AreaGrain>();
    }

    private DateOnly Today => _access.Clock.Today();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _code = AreaCode.Parse(StreamKey.Parse(this.GetPrimaryKeyString()).Id);
        await _register.Ready.WaitAsync(cancellationToken);
        _follower.Watch(_code, this.AsReference<IAreaGrain>());
        try
        {
            var last = await _access.Journal.LastBatch(cancellationToken);
            _summary = await _children.Catch(_kept.Value, _code, _register.Tree, Today, cancellationToken);
            _summary = _summary with { Version = ((last + 1) * Commit.PositionsPerBatch) - 1 };
        }
        catch (JournalUnavailableException exception)
        {
            throw new TruthUnavailableException(exception.Message);
        }

        this.RegisterGrainTimer(static (self, _) => self.Refresh(), this, new GrainTimerCreationOptions(Retry, Retry) { Interleave = true });
        await base.OnActivateAsync(cancellationToken);
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _follower.Leave(_code);
        await base.OnDeactivateAsync(reason, cancellationToken);
    }

    public Task<AreaView> Read() => Task.FromResult(View(_code, _summary.Totals(_register.Tree.VillagesUnder(_code, Today), Today)));

    public Task<AreaView?> ReadTownship(AreaCode township) => Task.FromResult(
        _register.Tree.Find(township, Today) is null
            ? null
            : View(township, _summary.Totals(_register.Tree.VillagesUnder(township, Today), Today)));

    public Task<AreaChildren> Children(AreaCode? township)
    {
        var (tree, summary) = (_register.Tree, _summary);
        var lines = tree.Children(township ?? _code, Today).Select(row => new AreaLine
        {
            Code = row.Code,
            Name = row.Name,
            Kind = row.Code.Kind,
            Summary = row.Code.IsVillageLevel ? summary.Of(row.Code) : null,
            Totals = row.Code.IsVillageLevel ? null : summary.TotalsOf(row.Code, tree.VillagesUnder(row.Code, Today), Today),
        });
        return Task.FromResult(new AreaChildren(summary.Version, [.. lines]));
    }

    public async Task Moved(IReadOnlyList<AreaCode> children, long position)
    {
        _moved.UnionWith(children);
        _seen = Math.Max(_seen, position);
        await Ask();
    }

    private AreaView View(AreaCode code, AreaTotals totals) => new()
    {
        Code = code,
        Name = code == AreaCode.Nation ? "全国" : _register.Tree.Find(code, Today)?.Name ?? code.Value,
        Kind = code.Kind,
        Version = Math.Max(_summary.Version, _moved.Count == 0 && !_asking ? _follower.Position : -1),
        Totals = totals,
        Parent = code == AreaCode.Nation ? null : code.Parent,
    };

    private async Task Ask()
    {
        if (_asking)
        {
            return;
        }

        _asking = true;
        try
        {
            while (_moved.Count > 0)
            {
                var (asked, position) = (_moved.ToArray(), _seen);
                _moved.Clear();
                try
                {
                    _summary = await _children.Ask(_summary, asked, position);
                }
                catch
                {
                    _moved.UnionWith(asked);
                    throw;
                }

                if (_code.Kind != AreaKind.County && _moved.Count > 0)
                {
                    await Task.Delay(Pause, _access.Clock);
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
        }
    }

    /// <summary>Once a second: asks whoever is owed an answer or turns by date, and keeps the map when it is time.</summary>
    private async Task Refresh()
    {
        _moved.UnionWith(_summary.Turning(Today));
        await Ask();
        var now = _access.Clock.GetTimestamp();
        if (_summary.Version > _kept.Value.Version && (_keptAt == 0 || _access.Clock.GetElapsedTime(_keptAt, now) >= BetweenKeeps))
        {
            _keptAt = now;
            await _kept.Write(_summary);
        }
    }
}
