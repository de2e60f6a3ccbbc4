using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Villages.Domain;
using Villages.Domain.Consequences;
using Villages.Domain.Events;
using Villages.Grains.Access;
using Villages.Journal;

namespace Villages.Grains.Journaling;

/// <summary>
/// A grain whose state is the fold of its stream. A command is Decide → Append → Apply, never another order: the state is one immutable value, replaced only after the
/// confirmed commit, so interleaved reads see whole states and a failed write leaves no trace. After an unknown outcome, and after a collision, the stream is read again
/// before the next decision; at a second collision in one command the activation is dropped.
/// </summary>
internal abstract class JournalGrain<TState>(JournalAccess access) : Grain, IJournalGrain, IDisposable
    where TState : class, IState<TState>
{
    private readonly SnapshotKeeping _snapshots = new(access);
    private StreamKey _key;
    private volatile StreamFold<TState> _fold = null!;
    private StreamCoverage _coverage = null!;
    private int _doubts;
    private int _settled;
    private bool _appending;
    private Turns _turns;

    protected StreamKey Key => _key;

    protected TState State => _fold.State;

    /// <summary>State and number as they belong together; may be read on any thread.</summary>
    protected StreamFold<TState> Present => _fold;

    /// <summary>Number of the last commit in <see cref="State"/>, 0 when the stream is empty.</summary>
    protected long Number => _fold.Number;

    protected TimeProvider Clock => access.Clock;

    protected JournalAccess Access => access;

    /// <summary>Area that the stream's commits concern.</summary>
    protected virtual AreaCode Area => _key.Home == 0 ? AreaCode.Nation : AreaCode.Parse($"{_key.Home:000000}");

    protected virtual AreaCode AreaOf(ICommandBody body) => Area;

    protected virtual Lane Lane => Lane.Interactive;

    private StreamId Stream => new(_key.Home, _key.Text);

    private bool Doubtful => _doubts != _settled;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _key = StreamKey.Parse(this.GetPrimaryKeyString());
        _fold = StreamFold<TState>.Empty(_key);
        _coverage = new StreamCoverage(access.Feed, Stream);
        await Guarded(() => Load(cancellationToken));
        await base.OnActivateAsync(cancellationToken);
    }

    /// <summary>Orleans calls it after every activation, also after one that failed.</summary>
    public void Dispose() => _coverage?.Dispose();

    public Task<Outcome<Receipt>> Note(Command<NoteRefusedConsequence> command) => Commit(command, static (_, body) =>
        Decision.Accept(new ConsequenceRefused(body.SourceNumber, body.Consequence, body.Target, body.Code, body.Message)));

    /// <summary>Consequences of this stream that their targets refused.</summary>
    protected IReadOnlyList<ConsequenceRefused> RefusedConsequences => _fold.Refused;

    /// <summary>
    /// The one path of every command; see the class. Commands of one activation take turns here, so a grain's own work may call it in between the commands of others:
    /// a call to itself through the silo's messages could wait for a directory that has just died.
    /// </summary>
    /// <exception cref="TruthUnavailableException">The journal did not answer, or the outcome is not known.</exception>
    protected async Task<Outcome<Receipt>> Commit<TBody>(Command<TBody> command, Func<TState, TBody, Decision> decide)
        where TBody : ICommandBody
    {
        await _turns.Enter();
        try
        {
            return await InTurn(command, decide);
        }
        finally
        {
            _turns.Leave();
        }
    }

    private async Task<Outcome<Receipt>> InTurn<TBody>(Command<TBody> command, Func<TState, TBody, Decision> decide)
        where TBody : ICommandBody
    {
        var (digest, origin) = (command.Body.DigestUnder(access.Vault), Principal.OriginOf(command.Actor));
        for (var collisions = 0; ; collisions++)
        {
            if (Doubtful)
            {
                await Guarded(() => Load(CancellationToken.None));
            }

            // Reads in between may bring the state on while this command waits for the journal.
            var (now, judged) = (Clock.Instant(), Number);
            var decision = (CommandRefusals.Of(command, Number, now) is { } refusal ? refusal : decide(State, command.Body)).From(origin);
            if (!decision.Accepted)
            {
                if (await Guarded(() => access.Journal.Find(Stream, command.Id.Value).AsTask()) is { } first)
                {
                    return await Answer(first, digest);
                }

                // Another activation may have written meanwhile: nobody is refused on an old state.
                await Guarded(() => Load(CancellationToken.None));
                if (Number == judged)
                {
                    return decision.Refusal;
                }

                continue;
            }

            var commit = _fold.Next(Stream, AreaOf(command.Body), command, decision, digest, now, access);
            var result = await Append(commit);
            switch (result.Status)
            {
                case AppendStatus.Accepted:
                    Advance(result.Commit!, decision);
                    return result.Commit!.Receipt();

                case AppendStatus.Repeated:
                    return await Answer(result.Commit!, digest);

                case AppendStatus.Impossible:
                    return CommandRefusals.Impossible(result.Reason ?? "unknown");

                case AppendStatus.NotWritten:
                    throw new TruthUnavailableException("The journal takes no more commits now. Nothing was written; try again.") { Command = command.Id };

                case AppendStatus.Unknown:
                    _doubts++;
                    throw new TruthUnavailableException("The journal did not answer in time. Ask for the command's id before sending it again.") { Command = command.Id, Unknown = true };

                case AppendStatus.Stale when collisions == 0:
                    access.Logging.CreateLogger(GetType()).LogInformation("A stale append to {Stream} was refused at number {Number}; reading it again", _key, commit.Number);
                    _doubts++;
                    continue;

                default:
                    DeactivateOnIdle();
                    throw new TruthUnavailableException("Another activation is writing this stream. Nothing was written; try again.") { Command = command.Id };
            }
        }
    }

    /// <summary>
    /// The state as known at a feed position that everything was committed up to: the prefix of the stream up to it. It reads on unless it has everything
    /// (<see cref="StreamCoverage"/>). A commit on its way may lie at or before the position although its answer has not come yet, so then, and after an unknown outcome,
    /// the stream is read from its start.
    /// </summary>
    protected async Task<(TState State, long Number)> Known(long position)
    {
        if (!_appending && !_coverage.Covers(position, Number))
        {
            await Guarded(() => Load(CancellationToken.None));
        }

        var present = _fold;
        if (!_appending && !Doubtful && present.Position <= position)
        {
            return (present.State, present.Number);
        }

        var fold = await Prefix((commit, _) => commit.Position <= position);
        return (fold.State, fold.Number);
    }

    /// <summary>The fold of the commits before the first one that is not within.</summary>
    protected async Task<StreamFold<TState>> Prefix(Func<Commit, ImmutableArray<IEvent>, bool> within) =>
        StreamFold<TState>.Empty(_key).Through(await Guarded(() => access.Journal.Read(Stream).AsTask()), access.Codec, within);

    /// <summary>Reads on when the stream is known to be longer than this activation has it; a commit of its own on its way is left to arrive.</summary>
    protected Task Reach(long number) =>
        Number < number && !_appending ? Guarded(() => Load(CancellationToken.None)) : Task.CompletedTask;

    /// <summary>Reads on when this silo's follower met something new of the stream. What another silo wrote a moment ago may be missing: for work that is asked for again.</summary>
    protected Task Follow() => _appending || _coverage.CoversFollowed(Number) ? Task.CompletedTask : Guarded(() => Load(CancellationToken.None));

    /// <summary>Called after each confirmed commit of this activation, with the state already replaced.</summary>
    protected virtual void Committed(Receipt receipt)
    {
    }

    /// <summary>Makes a silent journal one exception that callers on other hosts can read.</summary>
    protected static Task<T> Guarded<T>(Func<Task<T>> read) => Truth.Ask(read);

    private async Task<AppendResult> Append(Commit commit)
    {
        _appending = true;
        try
        {
            // Nobody waits at a screen for what the house does by itself: it takes the bulk lane, in batches of hundreds and out of the way of people.
            return await access.Journal.Append(commit, SystemActor.Is(commit.Actor) ? Lane.Bulk : Lane);
        }
        finally
        {
            _appending = false;
        }
    }

    /// <summary>What was committed before, perhaps by another activation, is in the state before it is acknowledged here.</summary>
    private async Task<Outcome<Receipt>> Answer(Commit first, byte[] digest)
    {
        if (first.Number > Number)
        {
            _doubts++;
            await Guarded(() => Load(CancellationToken.None));
        }

        return first.AnswerTo(digest);
    }

    private void Advance(Commit commit, Decision decision)
    {
        if (commit.Number == Number + 1)
        {
            _fold = _fold.Append(commit, decision.Events);
            _coverage.Reach(commit.Position);
        }

        _snapshots.Offer(_fold, Stream);
        Committed(commit.Receipt());
    }

    private async Task<bool> Load(CancellationToken cancellation)
    {
        var (fold, doubts, whole) = (_fold, _doubts, _coverage.Begin());
        if (fold.Number == 0)
        {
            fold = StreamFold<TState>.From(await access.Journal.ReadSnapshot(Stream, cancellation), _key, access.Vault) ?? fold;
            _snapshots.Known(fold.Number);
        }

        fold = fold.Through(await access.Journal.Read(Stream, fold.Number, cancellation), access.Codec);
        // Reads interleave with commands: whoever comes back late never takes the state back, nor a doubt that arose since.
        _fold = fold.Number > Number ? fold : _fold;
        _settled = Math.Max(_settled, doubts);
        _coverage.Reach(whole);
        return true;
    }
}
