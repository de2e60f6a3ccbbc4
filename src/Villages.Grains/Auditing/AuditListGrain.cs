using Microsoft.Extensions.Logging;
using Villages.Grains.Journaling;
using Villages.Journal;
using Villages.Journal.Auditing;

namespace Villages.Grains.Auditing;

/// <summary>
/// See <see cref="IAuditListGrain"/>. The list moves with its entries or not at all, and only from where this activation believes it stands: a second activation, or a rebuild
/// beside it, makes the write fail, and the activation goes on from where the list is.
/// </summary>
[GrainType("audit-list")]
internal sealed class AuditListGrain(IJournal journal, IFeed feed, IAuditList list, TimeProvider clock, ILogger<AuditListGrain> log) : Grain, IAuditListGrain, IDisposable
{
    private const int EntriesTogether = 500;

    /// <summary>Between two writes, so that people who work side by side share one; a new entry is found so much later.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LastWait = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _stop = new();
    private CancellationTokenSource _round = new();
    private Turns _turns;
    private long _listed;
    private long _followed;
    private Task? _pump;

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await _stop.CancelAsync();
        if (_pump is { } pump)
        {
            await pump.WaitAsync(LastWait, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }

        await base.OnDeactivateAsync(reason, cancellationToken);
    }

    public void Dispose()
    {
        _round.Dispose();
        _stop.Dispose();
    }

    /// <summary>Also moves the list over what the house did by itself: nothing else would after it.</summary>
    public async Task Ensure()
    {
        if (_pump is null or { IsCompleted: true })
        {
            _round.Dispose();
            _round = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
            _pump = Pump(_round.Token);
        }
        else if (_listed < _followed)
        {
            await Truth.Ask(() => Write(_followed, []));
        }
    }

    private async Task Pump(CancellationToken round)
    {
        try
        {
            await Begin(round);
            await foreach (var together in feed.FollowTogether(Math.Max(0, ((_listed + 1) / Commit.PositionsPerBatch) - 1), round))
            {
                var rest = false;
                for (var done = 0; done < together.Count;)
                {
                    var entries = new List<AuditEntry>();
                    while (done < together.Count && entries.Count < EntriesTogether)
                    {
                        entries.AddRange(AuditEntries.Of(together[done++].Commits));
                    }

                    var through = ((together[done - 1].Number + 1) * Commit.PositionsPerBatch) - 1;
                    if (entries.Count > 0 && !await Write(through, entries))
                    {
                        return;
                    }

                    (_followed, rest) = (through, rest || entries.Count > 0);
                }

                if (rest)
                {
                    await Task.Delay(Rest, clock, round);
                }
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException || _stop.IsCancellationRequested)
        {
            // The activation or the round ends; the next one goes on from where the list stands.
        }
        catch (JournalUnavailableException exception)
        {
            log.LogInformation(exception, "The audit list stops at {Position} and is taken up again", _listed);
        }
        catch (Exception exception)
        {
            // Nothing is skipped: it is tried again each second.
            log.LogError(exception, "The audit list stands still after position {Position}", _listed);
        }
    }

    private async Task Begin(CancellationToken round)
    {
        var listed = await list.Listed(round);
        var head = ((await journal.LastBatch(round) + 1) * Commit.PositionsPerBatch) - 1;
        if (listed > head)
        {
            // Tables and journal come from two backups: what stands behind the head may come again with other content.
            log.LogWarning("The audit list stands at {Listed}, behind the journal's end {Head}; it is emptied and written anew", listed, head);
            await list.Clear(round);
            listed = 0;
        }

        _listed = _followed = listed;
    }

    /// <param name="through">Everything up to it is in the list already or among the entries.</param>
    /// <returns>False when somebody else moved the list; then the round ends.</returns>
    private async Task<bool> Write(long through, IReadOnlyList<AuditEntry> entries)
    {
        await _turns.Enter();
        try
        {
            if (through <= _listed)
            {
                return true;
            }

            if (await list.Write(_listed, through, entries, _stop.Token))
            {
                _listed = through;
                return true;
            }

            log.LogInformation("The audit list was moved from {Position} by somebody else; going on from where it stands", _listed);
            await _round.CancelAsync();
            return false;
        }
        finally
        {
            _turns.Leave();
        }
    }
}
