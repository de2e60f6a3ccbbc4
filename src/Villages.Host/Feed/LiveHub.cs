using System.Threading.Channels;
using Villages.Grains;
using Villages.Grains.Access;
using Villages.Grains.Feed;
using Villages.Host.Http;

namespace Villages.Host.Feed;

/// <summary>
/// One long poll of the feed a host, shared by all its live streams: a thousand that begin at once, as after a restart, cost the feed one question and not a thousand. A stream
/// that does not keep up is cut; it comes back with the id it saw last.
/// </summary>
internal sealed class LiveHub(IGrainFactory grains, TimeProvider clock, ILogger<LiveHub> logger) : BackgroundService
{
    /// <summary>Pages a stream may lag behind.</summary>
    public const int Buffer = 256;

    /// <summary>Streams that catch up at the same time; the others wait for their turn, because the feed refuses a crowd.</summary>
    public const int CatchingUp = 16;

    private static readonly TimeSpan RetryAfterFault = TimeSpan.FromSeconds(1);

    private readonly HashSet<LiveSubscription> _subscriptions = [];
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _wanted = new(0, 1);
    private readonly SemaphoreSlim _places = new(CatchingUp);
    private FeedHead? _head;

    /// <summary>Everything after the subscription's beginning, until it is disposed or cut.</summary>
    public LiveSubscription Subscribe()
    {
        var subscription = new LiveSubscription(this);
        lock (_gate)
        {
            _subscriptions.Add(subscription);
            if (_head is { } head)
            {
                subscription.Begin(head);
            }
        }

        Wake();
        return subscription;
    }

    /// <summary>Where a subscription of now would begin.</summary>
    public async Task<FeedHead> Head(CancellationToken cancellation)
    {
        using var subscription = Subscribe();
        return await subscription.Began.WaitAsync(cancellation);
    }

    /// <summary>What a stream missed before it began.</summary>
    public async Task<FeedPage> Read(long after, CancellationToken cancellation)
    {
        await _places.WaitAsync(cancellation);
        try
        {
            return await grains.Feed().Read(after, Paging.MaximumSize);
        }
        finally
        {
            _places.Release();
        }
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
        Principal.Of("live-hub").Enter();
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
                if (_head is not { } head)
                {
                    Begin(await grains.Feed().Head());
                    continue;
                }

                Broadcast(await grains.Feed().Wait(head.Position, Buffer));
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                logger.LogWarning(exception, "The change feed does not answer; live streams wait");
                Refuse(exception);
                await Task.Delay(RetryAfterFault, clock, stopping);
            }
        }
    }

    private bool IsWanted()
    {
        lock (_gate)
        {
            _head = _subscriptions.Count == 0 ? null : _head;
            return _subscriptions.Count > 0;
        }
    }

    private void Begin(FeedHead head)
    {
        lock (_gate)
        {
            _head = head;
            foreach (var subscription in _subscriptions)
            {
                subscription.Begin(head);
            }
        }
    }

    /// <summary>Who has not begun is told why; whoever has goes on waiting.</summary>
    private void Refuse(Exception fault)
    {
        lock (_gate)
        {
            foreach (var subscription in _subscriptions)
            {
                subscription.Refuse(fault);
            }
        }
    }

    private void Broadcast(FeedPage page)
    {
        lock (_gate)
        {
            _head = new FeedHead(page.Epoch, page.Position);
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

    private readonly TaskCompletionSource<FeedHead> _began = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Place after which <see cref="Pages"/> is complete.</summary>
    public Task<FeedHead> Began => _began.Task;

    public ChannelReader<FeedPage> Pages => _pages.Reader;

    public void Begin(FeedHead head) => _began.TrySetResult(head);

    public void Refuse(Exception fault) => _began.TrySetException(fault);

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
