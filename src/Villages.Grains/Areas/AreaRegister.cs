using Microsoft.Extensions.Hosting;
using Villages.Domain;
using Villages.Domain.Areas;
using Villages.Domain.Events;
using Villages.Grains.Access;
using Villages.Grains.Journaling;
using Villages.Journal;

namespace Villages.Grains.Areas;

/// <summary>Reads the registers once at start, then follows the feed. The tree is replaced as one value, so readers on any thread see whole trees.</summary>
internal sealed class AreaRegister(IRegisterSource source, EventCodec codec, TimeProvider clock) : BackgroundService, IAreaRegister
{
    private const int StreamsAtOnce = 500;

    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Dictionary<StreamKey, StreamFold<RegisterState>> _folds = [];
    private readonly Lock _gate = new();
    private readonly List<(long Position, TaskCompletionSource Reached)> _waiting = [];
    private volatile AreaTree _tree = AreaTree.Empty;
    private long _position = -1;

    public Task Ready => _ready.Task;

    public AreaTree Tree => _tree;

    public Task Reached(long position, CancellationToken cancellation = default)
    {
        lock (_gate)
        {
            if (_position >= position)
            {
                return Task.CompletedTask;
            }

            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((position, reached));
            return reached.Task.WaitAsync(cancellation);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Principal.Of("area-register").Enter();
        var start = await Retried(async () =>
        {
            var last = await source.LastBatch(stoppingToken);
            await Load([AreaCode.Nation], stoppingToken);
            var counties = _tree.Register(AreaCode.Nation).Rows.All().Select(row => row.Code).Where(code => code.Kind == AreaKind.County).Distinct();
            foreach (var some in counties.Chunk(StreamsAtOnce))
            {
                await Load(some, stoppingToken);
            }

            return last;
        }, stoppingToken);

        Move(((start + 1) * Commit.PositionsPerBatch) - 1);
        _ready.TrySetResult();
        await foreach (var news in source.Follow(start, stoppingToken))
        {
            foreach (var commit in news.Commits)
            {
                if (!Fold(commit))
                {
                    // A county that stood in no register at start: its commits from before are not here yet.
                    await Retried(() => Load([RegisterScope.Parse(StreamKey.Parse(commit.Stream.Key))], stoppingToken), stoppingToken);
                }
            }

            Move(((news.Batch + 1) * Commit.PositionsPerBatch) - 1);
        }
    }

    private async Task<bool> Load(IReadOnlyCollection<AreaCode> scopes, CancellationToken cancellation)
    {
        var streams = scopes.Select(RegisterScope.Stream).ToArray();
        var commits = await Task.WhenAll(streams.Select(key => source.Read(new StreamId(key.Home, key.Text), cancellation)));
        foreach (var commit in commits.SelectMany(some => some))
        {
            Fold(commit);
        }

        return true;
    }

    /// <returns>False when commits before this one are missing.</returns>
    private bool Fold(Commit commit)
    {
        var key = StreamKey.Parse(commit.Stream.Key);
        var fold = _folds.GetValueOrDefault(key) ?? StreamFold<RegisterState>.Empty(key);
        if (commit.Number == fold.Number + 1)
        {
            _folds[key] = fold = fold.Append(commit, codec.Decode(commit.Data));
            _tree = _tree.With(fold.State);
        }

        return commit.Number <= fold.Number;
    }

    private void Move(long position)
    {
        lock (_gate)
        {
            _position = position;
            foreach (var (_, reached) in _waiting.Where(w => w.Position <= position))
            {
                reached.TrySetResult();
            }

            _waiting.RemoveAll(w => w.Position <= position);
        }
    }

    private async Task<T> Retried<T>(Func<Task<T>> load, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                return await load();
            }
            catch (Exception exception) when (exception is JournalUnavailableException or TruthUnavailableException)
            {
                await Task.Delay(TimeSpan.FromSeconds(1), clock, cancellation);
            }
        }
    }
}
