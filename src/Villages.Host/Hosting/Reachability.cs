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
    public static async Task Check(string host, int port, TextWriter told, CancellationToken cancellation) =>
        await Check(host, await Addresses(host, told, cancellation), port, told, cancellation);

    /// <summary>Tries all addresses of a name at once: one that answers suffices.</summary>
    public static async Task Check(string host, IReadOnlyList<IPAddress> addresses, int port, TextWriter told, CancellationToken cancellation)
    {
        var server = host.Contains(':') ? $"[{host}]:{port}" : $"{host}:{port}";
        var silence = $"{server} does not answer: a firewall in between, or the wrong address? 数据库地址无响应。";
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        try
        {
            await Within(Race.Win(addresses.Select(address => Connect(new IPEndPoint(address, port))), over.Token), silence, told, cancellation);
        }
        catch (AggregateException failures) when (failures.InnerExceptions.OfType<SocketException>().FirstOrDefault() is { } refused)
        {
            throw new InvalidOperationException(
                $"Nothing listens at {server} ({refused.SocketErrorCode}). Is the database started, and is this its port? 数据库端口未开放。", refused);
        }
        catch (TimeoutException exception)
        {
            throw new InvalidOperationException(silence, exception);
        }
        finally
        {
            await over.CancelAsync();
        }
    }

    /// <summary>Any of several servers suffices: the driver fails over among them.</summary>
    /// <exception cref="InvalidOperationException">None is reachable; the message says why, of each.</exception>
    public static async Task CheckAny(IEnumerable<(string Host, int Port)> servers, TextWriter told, CancellationToken cancellation)
    {
        try
        {
            await Race.Win(servers.Select(server => (Func<CancellationToken, Task>)(decided => Check(server.Host, server.Port, told, decided))), cancellation);
        }
        catch (AggregateException failures) when (failures.InnerExceptions.All(failure => failure is InvalidOperationException))
        {
            throw new InvalidOperationException(string.Join(Environment.NewLine, failures.InnerExceptions.Select(failure => failure.Message)), failures);
        }
    }

    /// <summary>For a server whose port is not known beforehand.</summary>
    /// <exception cref="InvalidOperationException">The name is unknown.</exception>
    public static Task CheckName(string host, TextWriter told, CancellationToken cancellation) => Addresses(host, told, cancellation);

    private static Func<CancellationToken, Task> Connect(IPEndPoint end) => async cancellation =>
    {
        using var client = new TcpClient(end.AddressFamily);
        await client.ConnectAsync(end, cancellation);
    };

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
