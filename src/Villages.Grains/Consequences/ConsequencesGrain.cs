using Microsoft.Extensions.Logging;
using Villages.Domain;
using Villages.Domain.Consequences;
using Villages.Domain.Publications;
using Villages.Grains.Journaling;
using Villages.Grains.Metering;
using Villages.Journal;

namespace Villages.Grains.Consequences;

/// <summary>
/// See <see cref="IConsequencesGrain"/>. One activation follows the feed; whatever has come is delivered together, one target's commands in order, targets side by side.
/// </summary>
[GrainType("consequences")]
internal sealed class ConsequencesGrain(JournalAccess access, IGrainFactory grains, CommandDispatch dispatch) : Grain, IConsequencesGrain, IDisposable
{
    /// <summary>Name of the checkpoint.</summary>
    public const string Consumer = "consequences";

    private const int TargetsAtOnce = 200;

    /// <summary>Of batches that have come together; so many rows are delivered before the next are begun.</summary>
    private const int RowsTogether = 500;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LastWait = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan BetweenCheckpoints = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stop = new();
    private readonly ILogger _log = access.Logging.CreateLogger<ConsequencesGrain>();
    private long _delivered = -1;
    private long _kept = -1;
    private long _keptAt;
    private long _stuckAt = -1;
    private TaskCompletionSource _moved = new();
    private Task? _pump;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _delivered = _kept = await Truth.Ask(() => access.Journal.ReadCheckpoint(Consumer, cancellationToken).AsTask());
        RunningWork.Deliver(this, () => Math.Max(0, access.Feed.LastBatch - (Volatile.Read(ref _delivered) / Commit.PositionsPerBatch)));
        await base.OnActivateAsync(cancellationToken);
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        RunningWork.Leave(this);
        await _stop.CancelAsync();
        if (_pump is { } pump)
        {
            // What is under way may end; a repeat by the next activation is harmless.
            await pump.WaitAsync(LastWait, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }

        await base.OnDeactivateAsync(reason, cancellationToken);
    }

    public void Dispose() => _stop.Dispose();

    /// <summary>Also keeps the checkpoint of the last batches before a pause: nothing comes after them that would.</summary>
    public async Task Ensure()
    {
        if (_pump is null or { IsCompleted: true })
        {
            _pump = Pump();
        }

        if (_kept < _delivered)
        {
            await Truth.Ask(async () =>
            {
                await Keep();
                return true;
            });
        }
    }

    public async Task<long> Reached(long position)
    {
        using var patience = new CancellationTokenSource(LongestWait, access.Clock);
        while (_delivered < position && !patience.IsCancellationRequested && !_stop.IsCancellationRequested)
        {
            await _moved.Task.WaitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }

        return _delivered;
    }

    private async Task Pump()
    {
        try
        {
            var after = Math.Max(0, ((_delivered + 1) / Commit.PositionsPerBatch) - 1);
            await foreach (var together in access.Feed.FollowTogether(after, _stop.Token))
            {
                for (var done = 0; done < together.Count;)
                {
                    var commits = new List<Commit>(RowsTogether);
                    while (done < together.Count && commits.Count < RowsTogether)
                    {
                        commits.AddRange(together[done++].Commits);
                    }

                    await Deliver(commits);
                    _delivered = ((together[done - 1].Number + 1) * Commit.PositionsPerBatch) - 1;
                    Interlocked.Exchange(ref _moved, new()).TrySetResult();
                    await Keep();
                }
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException || _stop.IsCancellationRequested)
        {
            // The activation ends; the next one goes on from the checkpoint.
        }
        catch (Exception exception) when (exception is TruthUnavailableException or JournalUnavailableException or TimeoutException or OrleansException)
        {
            _log.LogInformation(exception, "Delivery of consequences stops at {Position} and is taken up again", _delivered);
        }
        catch (Exception exception)
        {
            // Nothing is skipped: what cannot be delivered is tried again each second, and said once.
            _log.Log(_stuckAt == _delivered ? LogLevel.Debug : LogLevel.Error, exception, "Consequences stand still after position {Position}", _delivered);
            _stuckAt = _delivered;
        }
    }

    /// <summary>County of a notice that was just put up: its board looks each heartbeat for what is over.</summary>
    private static AreaCode? BoardOf(Commit commit) =>
        commit.Kind == OpenPublication.CommandKind ? PublicationId.Parse(StreamKey.Parse(commit.Stream.Key).Id).Area.County : null;

    private async Task Deliver(IReadOnlyList<Commit> commits)
    {
        foreach (var commit in commits.Where(commit => commit.Kind is "cycles.plan" or "cycles.rerun" or "cycles.begin-amendment"))
        {
            var cycle = CycleId.Parse(StreamKey.Parse(commit.Stream.Key).Id);
            await grains.Calendar(cycle.Area).Watch(cycle);
        }

        foreach (var county in commits.Select(BoardOf).OfType<AreaCode>().Distinct())
        {
            await grains.Calendar(county).WatchBoard();
        }

        var due = commits
            .SelectMany(commit => ConsequenceRegistry.Default
                .Of(StreamKey.Parse(commit.Stream.Key), commit.Number, access.Codec.EventsOf(commit))
                .Select(consequence => (Commit: commit, Keyed: consequence)))
            .GroupBy(item => item.Keyed.Consequence.Target)
            .ToArray();
        var next = 0;
        await Task.WhenAll(Enumerable.Range(0, Math.Min(due.Length, TargetsAtOnce)).Select(async _ =>
        {
            while (next < due.Length)
            {
                foreach (var (commit, keyed) in due[next++])
                {
                    _stop.Token.ThrowIfCancellationRequested();
                    await Deliver(commit, keyed);
                    CrashPoint.Hit(CrashPoint.BetweenDispatches);
                }
            }
        }));
    }

    private async Task Deliver(Commit source, KeyedConsequence keyed)
    {
        var (target, body, name) = (keyed.Consequence.Target, keyed.Consequence.Body, keyed.Consequence.Name);
        var outcome = await dispatch.Send(target, body, keyed.Id, SystemActor.Of(name), access.Clock.Instant() + Patience);
        if (outcome.Accepted)
        {
            GrainMeter.Accepted();
            return;
        }

        if (outcome.Refusal.Code == CommandRefusals.Expired.Code)
        {
            // It waited too long, or two clocks differ; no rule has judged it, so it is not done.
            throw new TimeoutException($"Consequence {name} for {target} expired on its way; its silo's clock may differ from this one's.");
        }

        GrainMeter.Refuse(name);
        _log.LogWarning("Consequence {Name} of {Stream} {Number} was refused by {Target}: {Code}", name, source.Stream.Key, source.Number, target, outcome.Refusal.Code);
        var note = new NoteRefusedConsequence(source.Number, name, target.Text, outcome.Refusal.Code, outcome.Refusal.Message);
        var command = SystemCommand.Of(access.Clock, name, note, keyed.Id.ToString());
        var noted = await grains.GetGrain<IJournalGrain>(GrainKinds.Of(StreamKey.Parse(source.Stream.Key))).Note(command);
        if (!noted.Accepted && noted.Refusal.Code == CommandRefusals.Expired.Code)
        {
            throw new TimeoutException($"The refusal of {name} for {target} could not be kept at its source: {noted.Refusal.Code}.");
        }
    }

    /// <summary>Losing a checkpoint costs a second of deliveries, all of them repeats.</summary>
    private async Task Keep()
    {
        var now = access.Clock.GetTimestamp();
        if (_keptAt != 0 && access.Clock.GetElapsedTime(_keptAt, now) < BetweenCheckpoints)
        {
            return;
        }

        (var delivered, _keptAt) = (_delivered, now);
        CrashPoint.Hit(CrashPoint.BeforeCheckpoint);
        await access.Journal.WriteCheckpoint(Consumer, delivered, _stop.Token);
        CrashPoint.Hit(CrashPoint.AfterCheckpoint);
        _kept = Math.Max(_kept, delivered);
    }
}
