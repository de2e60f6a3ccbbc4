using System.Threading.Channels;
using Villages.Grains;
using Villages.Grains.Feed;

namespace Villages.Host.Feed;

/// <summary>One long poll of the feed a host, shared by all its live streams. A stream that does not keep up is cut; it comes back with the id it saw last.</summary>
internal sealed class LiveHub(IGrainFactory grains, TimeProvider clock, ILogger<LiveHub> logger) : BackgroundService
{
    /// <summary>Pages a stream may lag behind.</summary>
    public const int Buffer = 256;

    private static readonly TimeSpan RetryAfterFault = TimeSpan.FromSeconds(1);

    private readonly HashSet<LiveSubscription> _subscriptions = [];
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _wanted = new(0, 1);
    private long? _position;

    /// <summary>Everything after the subscription's beginning, until it is disposed or cut.</summary>
    public LiveSubscription Subscribe()
    {
        var subscription = new LiveSubscription(this);
        lock (_gate)
        {
            _subscriptions.Add(subscription);
            if (_position is { } position)
            {
                subscription.Begin(position);
            }
        }

        Wake();
        return subscription;
    }

    public void Remove(LiveSubscription subscription)
    {
        lock (_gate)
        {
            _subscriptions.Remove(subscription);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await _wanted.WaitAsync(stoppingToken);
                await Pump(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops; streams end with their requests.
        }
    }

    /// <summary>Polls while anybody listens. A new pump begins at the head: what came before is each stream's own catching up.</summary>
    private async Task Pump(CancellationToken stopping)
    {
        while (IsWanted())
        {
            stopping.ThrowIfCancellationRequested();
            try
            {
                if (_position is not { } position)
                {
                    Begin((await grains.Feed().Head()).Position);
                    continue;
                }

                Broadcast(await grains.Feed().Wait(position, Buffer));
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                logger.LogWarning(exception, "The change feed does not answer; live streams wait");
                await Task.Delay(RetryAfterFault, clock, stopping);
            }
        }
    }

    private bool IsWanted()
    {
        lock (_gate)
        {
            _position = _subscriptions.Count == 0 ? null : _position;
            return _subscriptions.Count > 0;
        }
    }

    private void Begin(long position)
    {
        lock (_gate)
        {
            _position = position;
            foreach (var subscription in _subscriptions)
            {
                subscription.Begin(position);
            }
        }
    }

    private void Broadcast(FeedPage page)
    {
        lock (_gate)
        {
            _position = page.Position;
            foreach (var subscription in _subscriptions)
            {
                subscription.Offer(page);
            }
        }
    }

    private void Wake()
    {
        try
        {
            _wanted.Release();
        }
        catch (SemaphoreFullException)
        {
            // Awake already.
        }
    }
}

/// <summary>One stream's share of the feed: bounded, and cut rather than waited for.</summary>
internal sealed class LiveSubscription(LiveHub hub) : IDisposable
{
    private readonly Channel<FeedPage> _pages = Channel.CreateBounded<FeedPage>(
        new BoundedChannelOptions(LiveHub.Buffer) { SingleReader = true, SingleWriter = true });

    private readonly TaskCompletionSource<long> _began = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Position after which <see cref="Pages"/> is complete.</summary>
    public Task<long> Began => _began.Task;

    public ChannelReader<FeedPage> Pages => _pages.Reader;

    public void Begin(long position) => _began.TrySetResult(position);

    public void Offer(FeedPage page)
    {
        if (!_pages.Writer.TryWrite(page))
        {
            _pages.Writer.TryComplete();
        }
    }

    public void Dispose()
    {
        hub.Remove(this);
        _pages.Writer.TryComplete();
    }
}
