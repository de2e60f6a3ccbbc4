using System.Net;
using System.Net.Sockets;
using Villages.Host.Hosting;

namespace Villages.Host.Tests.Hosting;

public sealed class ReachabilityTests
{
    [Fact]
    public async Task Whatever_listens_is_reachable()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();

        await Reachability.Check("localhost", ((IPEndPoint)listener.LocalEndpoint).Port, TextWriter.Null, default);
    }

    /// <summary>A listener whose queue is full neither refuses nor answers, like a firewall that drops.</summary>
    [Fact]
    public async Task Silence_is_told_from_a_closed_port()
    {
        using var full = new FullListener();
        var told = new StringWriter();
        InvalidOperationException? refused = null;
        await Testing.Eventually.Holds("the queue is full", async () =>
        {
            var check = Reachability.Check("127.0.0.1", full.Port, told, default);
            refused = await Record.ExceptionAsync(() => check) as InvalidOperationException;
            return refused is not null;
        });

        Assert.Contains("does not answer", refused!.Message, StringComparison.Ordinal);
        Assert.Contains("does not answer", told.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_slow_to_answer_is_waited_for()
    {
        using var slow = new FullListener();

        // Whoever hears of the silence lets it in.
        var told = new Signal(() => _ = slow.Accept());
        await Reachability.Check("127.0.0.1", slow.Port, told, default);
    }

    [Fact]
    public async Task An_address_that_is_silent_does_not_hold_up_one_that_answers()
    {
        using var silent = new FullListener();
        using var answering = new TcpListener(IPAddress.Parse("127.0.0.2"), silent.Port);
        answering.Start();

        await Reachability.Check("two-addresses", [IPAddress.Loopback, IPAddress.Parse("127.0.0.2")], silent.Port, TextWriter.Null, default);
    }

    [Fact]
    public async Task One_server_of_several_suffices_and_of_none_each_is_named()
    {
        using var closed = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        closed.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var refusing = ((IPEndPoint)closed.LocalEndPoint!).Port;
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();

        await Reachability.CheckAny(
            [("no-such-host.invalid", 5432), ("127.0.0.1", refusing), ("127.0.0.1", ((IPEndPoint)listener.LocalEndpoint).Port)], TextWriter.Null, default);
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(
            () => Reachability.CheckAny([("no-such-host.invalid", 5432), ("127.0.0.1", refusing)], TextWriter.Null, default));
        Assert.Contains("'no-such-host.invalid' is not known", refused.Message, StringComparison.Ordinal);
        Assert.Contains($"Nothing listens at 127.0.0.1:{refusing}", refused.Message, StringComparison.Ordinal);
    }

    private sealed class Signal(Action heard) : StringWriter
    {
        public override Task WriteLineAsync(string? value)
        {
            heard();
            return Task.CompletedTask;
        }
    }

    /// <summary>Nobody is let in, and nobody is turned away, before <see cref="Accept"/>.</summary>
    private sealed class FullListener : IDisposable
    {
        private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        private readonly TcpClient[] _callers = [.. Enumerable.Range(0, 4).Select(_ => new TcpClient())];

        public FullListener()
        {
            _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            _listener.Listen(0);
            foreach (var caller in _callers)
            {
                _ = caller.ConnectAsync(IPAddress.Loopback, Port).ContinueWith(static connecting => _ = connecting.Exception, TaskScheduler.Default);
            }
        }

        public int Port => ((IPEndPoint)_listener.LocalEndPoint!).Port;

        public async Task Accept()
        {
            try
            {
                while (true)
                {
                    (await _listener.AcceptAsync()).Dispose();
                }
            }
            catch (Exception end) when (end is SocketException or ObjectDisposedException)
            {
                // The test is over.
            }
        }

        public void Dispose()
        {
            Array.ForEach(_callers, caller => caller.Dispose());
            _listener.Dispose();
        }
    }
}
