using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Villages.Chaos.Wires;

/// <summary>
/// The wire between hosts and PostgreSQL, which reads the protocol as it passes: it can be slow by the statement, swallow everything, cut all connections, and let a batch
/// be appended while the end of the reply (CommandComplete, ReadyForQuery) never arrives.
/// </summary>
internal sealed class DatabaseProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _closed = new();
    private readonly HashSet<DatabaseCall> _calls = [];
    private readonly Task _accepting;
    private int _toLose;
    private int _lost;
    private int _slowed;
    private readonly ConcurrentQueue<Guid> _refused = new();
    private readonly ConcurrentDictionary<Guid, int> _asked = new();

    /// <param name="server">Port of the server on this machine.</param>
    public DatabaseProxy(int server)
    {
        Server = server;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = Accept();
    }

    public int Server { get; }

    public int Port { get; }

    public Gate Gate { get; } = new();

    /// <summary>What appends must pass besides; everything else goes on while it is shut.</summary>
    public Gate Appends { get; } = new();

    /// <summary>Every append loses its reply.</summary>
    public bool LosesAll { get; set; }

    /// <summary>Replies to appends that were lost after the server had committed.</summary>
    public int Lost => Volatile.Read(ref _lost);

    /// <summary>Commands of the commits that <c>journal_append</c> left out because their number or their command was taken, each refusal once.</summary>
    public IReadOnlyCollection<Guid> Refused => _refused;

    /// <summary>Whether an append of this command has come as far as the proxy, be it that it waits there.</summary>
    public bool HasAsked(Guid command) => _asked.ContainsKey(command);

    /// <summary>Statements that had to wait.</summary>
    public int Slowed => Volatile.Read(ref _slowed);

    /// <summary>How long each statement waits; null: not at all. Asked from many threads.</summary>
    public Func<TimeSpan>? Latency { get; set; }

    public int Connections
    {
        get
        {
            lock (_calls)
            {
                return _calls.Count;
            }
        }
    }

    /// <summary>Loses the reply to one more append: the next one.</summary>
    public void LoseNext() => Interlocked.Increment(ref _toLose);

    /// <summary>Closes every connection of now, in both directions.</summary>
    public void Cut()
    {
        lock (_calls)
        {
            foreach (var call in _calls)
            {
                call.Cut();
            }
        }
    }

    internal bool TakeOneToLose()
    {
        if (LosesAll)
        {
            return true;
        }

        if (Interlocked.Decrement(ref _toLose) >= 0)
        {
            return true;
        }

        Interlocked.Increment(ref _toLose);
        return false;
    }

    internal void CountLost() => Interlocked.Increment(ref _lost);

    internal void Ask(IEnumerable<Guid> commands)
    {
        foreach (var command in commands)
        {
            _asked.TryAdd(command, 0);
        }
    }

    internal void Refuse(IEnumerable<Guid> commands)
    {
        foreach (var command in commands)
        {
            _refused.Enqueue(command);
        }
    }

    internal Task Slow(CancellationToken cancellation)
    {
        if (Latency is not { } latency)
        {
            return Task.CompletedTask;
        }

        Interlocked.Increment(ref _slowed);
        return Task.Delay(latency(), cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        Gate.Open();
        Appends.Open();
        await _closed.CancelAsync();
        _listener.Dispose();
        Cut();
        await _accepting;
        _closed.Dispose();
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                _ = Carry(new DatabaseCall(await _listener.AcceptTcpClientAsync(_closed.Token), this));
            }
        }
        catch (Exception end) when (end is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // Closed.
        }
    }

    private async Task Carry(DatabaseCall call)
    {
        using var carried = call;
        lock (_calls)
        {
            _calls.Add(call);
        }

        await call.Run();
        lock (_calls)
        {
            _calls.Remove(call);
        }
    }
}
