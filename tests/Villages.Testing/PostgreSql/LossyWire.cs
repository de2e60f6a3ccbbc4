using System.Net;
using System.Net.Sockets;

namespace Villages.Testing.PostgreSql;

/// <summary>
/// A wire to a server on this machine that loses replies when told to: the request arrives and is executed, its reply is swallowed and the
/// connection closed, as when a network fails at the worst moment.
/// </summary>
public sealed class LossyWire : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _closed = new();
    private readonly Task _accepting;
    private readonly int _server;
    private int _toLose;
    private int _lost;

    /// <param name="server">Port of the server.</param>
    public LossyWire(int server)
    {
        _server = server;
        _listener.Start();
        _accepting = Accept();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Replies lost so far.</summary>
    public int Lost => Volatile.Read(ref _lost);

    /// <summary>Only replies to requests of at least so many bytes are lost.</summary>
    public int LeastRequest { get; init; }

    /// <summary>Loses one more reply: the next that fits.</summary>
    public void LoseNext() => Interlocked.Increment(ref _toLose);

    public async ValueTask DisposeAsync()
    {
        await _closed.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _closed.Dispose();
    }

    private async Task Accept()
    {
        var calls = new List<Task>();
        try
        {
            while (true)
            {
                calls.Add(Carry(await _listener.AcceptTcpClientAsync(_closed.Token)));
            }
        }
        catch (Exception end) when (end is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            await Task.WhenAll(calls);
        }
    }

    private async Task Carry(TcpClient client)
    {
        using var server = new TcpClient { NoDelay = true };
        using var caller = client;
        caller.NoDelay = true;
        try
        {
            await server.ConnectAsync(IPAddress.Loopback, _server, _closed.Token);
            var request = new Request();
            await Task.WhenAny(Ask(caller.GetStream(), server.GetStream(), request), Answer(server.GetStream(), caller.GetStream(), request));
        }
        catch (Exception end) when (end is IOException or SocketException or OperationCanceledException)
        {
            // Either side has hung up.
        }
    }

    private async Task Ask(NetworkStream from, NetworkStream to, Request request)
    {
        var buffer = new byte[64 * 1024];
        while (await from.ReadAsync(buffer, _closed.Token) is > 0 and var length)
        {
            request.Add(length);
            await to.WriteAsync(buffer.AsMemory(0, length), _closed.Token);
        }
    }

    private async Task Answer(NetworkStream from, NetworkStream to, Request request)
    {
        var buffer = new byte[64 * 1024];
        while (await from.ReadAsync(buffer, _closed.Token) is > 0 and var length)
        {
            if (request.End() >= LeastRequest && TakeOneToLose())
            {
                Interlocked.Increment(ref _lost);
                return;
            }

            await to.WriteAsync(buffer.AsMemory(0, length), _closed.Token);
        }
    }

    private bool TakeOneToLose()
    {
        if (Interlocked.Decrement(ref _toLose) >= 0)
        {
            return true;
        }

        Interlocked.Increment(ref _toLose);
        return false;
    }

    /// <summary>Bytes asked since the last answer.</summary>
    private sealed class Request
    {
        private int _length;

        public void Add(int length) => Interlocked.Add(ref _length, length);

        public int End() => Interlocked.Exchange(ref _length, 0);
    }
}
