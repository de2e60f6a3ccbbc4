using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Villages.Host.Hosting;

/// <summary>Whether anything answers at a database's address, asked before a driver hides the reason behind its own patience.</summary>
internal static class Reachability
{
    /// <summary>For the name and for the port, each: what is wrong is said within a second.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(450);

    /// <summary>Silence is no proof: a machine with more work than it can do answers late, and nobody is helped when what starts there gives up.</summary>
    private static readonly TimeSpan LastPatience = TimeSpan.FromSeconds(10);

    /// <param name="told">Hears at once what is believed to be wrong, while it is still waited for.</param>
    /// <exception cref="InvalidOperationException">The name is unknown, the port closed, or nothing answers.</exception>
    public static async Task Check(string host, int port, TextWriter told, CancellationToken cancellation)
    {
        var addresses = await Addresses(host, told, cancellation);
        using var client = new TcpClient();
        var silence = $"{host}:{port} does not answer: a firewall in between, or the wrong address? 数据库地址无响应。";
        try
        {
            await Within(client.ConnectAsync(addresses, port, cancellation).AsTask(), silence, told, cancellation);
        }
        catch (SocketException exception)
        {
            throw new InvalidOperationException(
                $"Nothing listens at {host}:{port} ({exception.SocketErrorCode}). Is the database started, and is this its port? 数据库端口未开放。", exception);
        }
        catch (TimeoutException exception)
        {
            throw new InvalidOperationException(silence, exception);
        }
    }

    /// <summary>For a server whose port is not known beforehand.</summary>
    /// <exception cref="InvalidOperationException">The name is unknown.</exception>
    public static Task CheckName(string host, TextWriter told, CancellationToken cancellation) => Addresses(host, told, cancellation);

    private static async Task<IPAddress[]> Addresses(string host, TextWriter told, CancellationToken cancellation)
    {
        try
        {
            var asked = Dns.GetHostAddressesAsync(host, cancellation);
            await Within(asked, $"The name service does not answer about the database's host '{host}'. 域名服务无响应。", told, cancellation);
            return await asked is { Length: > 0 } addresses ? addresses : throw Unknown(host, null);
        }
        catch (Exception exception) when (exception is SocketException or TimeoutException)
        {
            throw Unknown(host, exception);
        }
    }

    private static async Task Within(Task answer, string silence, TextWriter told, CancellationToken cancellation)
    {
        try
        {
            await answer.WaitAsync(Patience, cancellation);
        }
        catch (TimeoutException) when (!answer.IsCompleted)
        {
            await told.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{silence} Waiting {LastPatience.TotalSeconds:0} s more. 再等待 {LastPatience.TotalSeconds:0} 秒。"));
            await answer.WaitAsync(LastPatience, cancellation);
        }
        catch (TimeoutException)
        {
            await answer;
        }
    }

    private static InvalidOperationException Unknown(string host, Exception? inner) =>
        new($"The database's host '{host}' is not known to this machine's name service. Check its spelling. 找不到数据库主机。", inner);
}
