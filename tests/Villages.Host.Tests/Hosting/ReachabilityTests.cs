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
        using var full = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        full.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        full.Listen(0);
        var port = ((IPEndPoint)full.LocalEndPoint!).Port;
        var callers = Enumerable.Range(0, 4).Select(_ => new TcpClient()).ToArray();
        foreach (var caller in callers)
        {
            _ = caller.ConnectAsync(IPAddress.Loopback, port).ContinueWith(static connecting => _ = connecting.Exception, TaskScheduler.Default);
        }

        var told = new StringWriter();
        InvalidOperationException? refused = null;
        await Testing.Eventually.Holds("the queue is full", async () =>
        {
            var check = Reachability.Check("127.0.0.1", port, told, default);
            refused = await Record.ExceptionAsync(() => check) as InvalidOperationException;
            return refused is not null;
        });

        Assert.Contains("does not answer", refused!.Message, StringComparison.Ordinal);
        Assert.Contains("does not answer", told.ToString(), StringComparison.Ordinal);
        Array.ForEach(callers, caller => caller.Dispose());
    }

    [Fact]
    public async Task A_server_that_is_slow_to_answer_is_waited_for()
    {
        using var slow = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        slow.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        slow.Listen(0);
        var port = ((IPEndPoint)slow.LocalEndPoint!).Port;
        var callers = Enumerable.Range(0, 4).Select(_ => new TcpClient()).ToArray();
        foreach (var caller in callers)
        {
            _ = caller.ConnectAsync(IPAddress.Loopback, port).ContinueWith(static connecting => _ = connecting.Exception, TaskScheduler.Default);
        }

        // Whoever hears of the silence lets it in.
        var told = new Signal(() => _ = Accept(slow));
        await Reachability.Check("127.0.0.1", port, told, default);

        Array.ForEach(callers, caller => caller.Dispose());
    }

    private static async Task Accept(Socket listener)
    {
        try
        {
            while (true)
            {
                (await listener.AcceptAsync()).Dispose();
            }
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private sealed class Signal(Action heard) : StringWriter
    {
        public override Task WriteLineAsync(string? value)
        {
            heard();
            return Task.CompletedTask;
        }
    }
}
