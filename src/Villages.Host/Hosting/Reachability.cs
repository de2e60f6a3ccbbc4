using System.Net;
using System.Net.Sockets;

namespace Villages.Host.Hosting;

/// <summary>Whether anything answers at a database's address, asked before a driver hides the reason behind its own patience.</summary>
internal static class Reachability
{
    /// <summary>For the name and for the port, each; together within a second.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(450);

    /// <exception cref="InvalidOperationException">The name is unknown, the port closed, or nothing answers.</exception>
    public static async Task Check(string host, int port, CancellationToken cancellation)
    {
        var addresses = await Addresses(host, cancellation);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(addresses, port, patience.Token);
        }
        catch (SocketException exception)
        {
            throw new InvalidOperationException(
                $"Nothing listens at {host}:{port} ({exception.SocketErrorCode}). Is the database started, and is this its port? 数据库端口未开放。", exception);
        }
        catch (OperationCanceledException exception) when (!cancellation.IsCancellationRequested)
        {
            throw new InvalidOperationException(
                $"{host}:{port} does not answer: a firewall in between, or the wrong address? 数据库地址无响应。", exception);
        }
    }

    /// <summary>For a server whose port is not known beforehand.</summary>
    /// <exception cref="InvalidOperationException">The name is unknown.</exception>
    public static Task CheckName(string host, CancellationToken cancellation) => Addresses(host, cancellation);

    private static async Task<IPAddress[]> Addresses(string host, CancellationToken cancellation)
    {
        try
        {
            var addresses = await Dns.GetHostAddressesAsync(host, cancellation).WaitAsync(Patience, cancellation);
            return addresses.Length > 0 ? addresses : throw Unknown(host, null);
        }
        catch (Exception exception) when (exception is SocketException or TimeoutException)
        {
            throw Unknown(host, exception);
        }
    }

    private static InvalidOperationException Unknown(string host, Exception? inner) =>
        new($"The database's host '{host}' is not known to this machine's name service. Check its spelling. 找不到数据库主机。", inner);
}
