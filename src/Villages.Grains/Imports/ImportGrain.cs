using Microsoft.Extensions.Logging;
using Villages.Domain;
using Villages.Domain.Imports;
using Villages.Grains.Consequences;
using Villages.Grains.Hosting;
using Villages.Grains.Journaling;
using Villages.Journal;

namespace Villages.Grains.Imports;

/// <summary>See <see cref="IImportGrain"/>. Rows of one target go in order of their lines, targets side by side; a report of a batch is its checkpoint.</summary>
[GrainType("import")]
internal sealed class ImportGrain(JournalAccess access, CommandDispatch dispatch, SiloSettings settings)
    : JournalGrain<ImportState>(access), IImportGrain, IRemindable
{
    private const string RollForward = "roll-forward";
    private const int RowsAtOnce = 200;
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly ILogger _log = access.Logging.CreateLogger<ImportGrain>();
    private bool _driving;
    private IGrainTimer? _timer;

    protected override Lane Lane => Lane.Bulk;

    public Task<ImportView?> Read() => Task.FromResult(Number == 0 ? null : State.View());

    public Task<Outcome<Receipt>> Stage(Command<StageRows> command) => Commit(command, ImportRule.Decide);

    public async Task<Outcome<Receipt>> Accept(Command<AcceptImport> command)
    {
        if (State.Status == ImportStatus.Staging)
        {
            await this.RegisterOrUpdateReminder(RollForward, settings.Heartbeat, settings.Heartbeat);
        }

        return await Commit(command, ImportRule.Decide);
    }

    /// <summary>Wakes an accepted import that nobody reads after a restart; the first tick after its end is the last.</summary>
    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        if (State.Status == ImportStatus.Accepted)
        {
            await this.AsReference<IImportGrain>().Drive();
        }
        else if (State.Status != ImportStatus.Staging && await this.GetReminder(RollForward) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
        }
    }

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await base.OnActivateAsync(cancellationToken);
        KeepBeating();
    }

    public async Task Drive()
    {
        if (_driving)
        {
            return;
        }

        _driving = true;
        try
        {
            // A report whose answer was lost is on record all the same, and its rows are not to be judged again.
            await Reach(long.MaxValue);
            while (State.Pending(RowsAtOnce) is { Count: > 0 } rows && await Give(rows))
            {
            }
        }
        catch (Exception exception) when (exception is TruthUnavailableException or TimeoutException or OrleansException)
        {
            _log.LogInformation(exception, "Import {Key} goes on at the next beat", Key);
        }
        finally
        {
            _driving = false;
            KeepBeating();
        }
    }

    protected override void Committed(Receipt receipt)
    {
        if (State.Status == ImportStatus.Accepted && !_driving)
        {
            this.AsReference<IImportGrain>().Drive().Ignore();
        }
    }

    /// <returns>False when the report was refused, which no second try will change.</returns>
    private async Task<bool> Give(IReadOnlyList<ImportRow> rows)
    {
        var refused = await Task.WhenAll(rows.GroupBy(row => row.Target).Select(target => Give(StreamKey.Parse(target.Key), target)));
        var report = new ReportRows(rows[^1].Line, [.. refused.SelectMany(some => some).OrderBy(refusal => refusal.Line)]);
        var outcome = await Commit(SystemCommand.Of(Clock, "import", report, Key.Text, $"{report.ThroughLine}"), ImportRule.Decide);
        if (!outcome.Accepted)
        {
            _log.LogError("Rows of {Key} up to line {Line} cannot be reported: {Code}", Key, report.ThroughLine, outcome.Refusal.Code);
        }

        return outcome.Accepted;
    }

    private async Task<List<RowRefusal>> Give(StreamKey target, IEnumerable<ImportRow> rows)
    {
        var refused = new List<RowRefusal>();
        foreach (var row in rows)
        {
            var id = CommandId.Derive("import", Key.Text, $"{row.Line}", row.Target, row.Command);
            var outcome = await dispatch.Send(target, CommandDispatch.Body(row.Command, row.Body), id, SystemActor.Of("import"), Clock.Instant() + Patience);
            if (!outcome.Accepted && outcome.Refusal.Code == CommandRefusals.Expired.Code)
            {
                // It waited too long, or two clocks differ; no rule has judged it.
                throw new TimeoutException($"Line {row.Line} for {target} expired on its way; its silo's clock may differ from this one's.");
            }

            if (!outcome.Accepted)
            {
                refused.Add(new RowRefusal(row.Line, outcome.Refusal.Code, outcome.Refusal.Message));
            }
        }

        return refused;
    }

    private void KeepBeating()
    {
        var open = State.Status == ImportStatus.Accepted;
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
