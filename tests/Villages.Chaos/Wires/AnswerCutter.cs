using System.Net;
using System.Net.Sockets;

namespace Villages.Chaos.Wires;

/// <summary>Stands between a client and a host: every request is delivered, and of every answer only a part or nothing arrives.</summary>
internal sealed class AnswerCutter : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _closed = new();
    private readonly Task _accepting;
    private readonly Random _dice;
    private int _cut;

    public AnswerCutter(int seed)
    {
        _dice = new Random(seed);
        _listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _accepting = Accept();
    }

    public Uri Address { get; }

    /// <summary>Who gets the requests of connections made from now on.</summary>
    public required Uri Target { get; set; }

    /// <summary>Answers cut so far: the host had begun to answer.</summary>
    public int Cut => Volatile.Read(ref _cut);

    public async ValueTask DisposeAsync()
    {
        await _closed.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _closed.Dispose();
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                var caller = await _listener.AcceptTcpClientAsync(_closed.Token);
                _ = Carry(caller, Target, _dice.Next(3), _dice.NextDouble());
            }
        }
        catch (Exception end) when (end is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // Closed.
        }
    }

    /// <param name="kind">0: a reset and nothing else, 1: a farewell and nothing else, 2: a part of the answer.</param>
    private async Task Carry(TcpClient caller, Uri target, int kind, double part)
    {
        using var host = new TcpClient { NoDelay = true };
        using (caller)
        {
            try
            {
                await host.ConnectAsync(IPAddress.Loopback, target.Port, _closed.Token);
                var asking = caller.GetStream().CopyToAsync(host.GetStream(), _closed.Token);
                var answer = new byte[16 * 1024];
                var length = await host.GetStream().ReadAsync(answer, _closed.Token);
                if (length > 0)
                {
                    Interlocked.Increment(ref _cut);
                }

                if (kind == 2 && length > 1)
                {
                    await caller.GetStream().WriteAsync(answer.AsMemory(0, 1 + (int)((length - 2) * part)), _closed.Token);
                }

                caller.LingerState = new LingerOption(kind == 0, 0);
                host.Close();
                caller.Close();
                await asking;
            }
            catch (Exception end) when (end is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // Either side has hung up.
            }
        }
    }
}
