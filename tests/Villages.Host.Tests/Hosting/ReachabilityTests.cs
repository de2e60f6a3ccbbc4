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

        await Reachability.Check("localhost", ((IPEndPoint)listener.LocalEndpoint).Port, default);
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

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => Testing.Eventually.Gives<object>(
            "the queue is full", async () => { await Reachability.Check("127.0.0.1", port, default); return null; }));

        Assert.Contains("does not answer", refused.Message, StringComparison.Ordinal);
        Array.ForEach(callers, caller => caller.Dispose());
    }
}
