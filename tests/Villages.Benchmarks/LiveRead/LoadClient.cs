using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Villages.Benchmarks.LiveRead;

/// <summary>
/// The cheapest client there is: prepared request bytes on open sockets, answers counted by their known length. It shares the machine with the server,
/// so the less it does the more the server is measured.
/// </summary>
internal sealed class LoadClient(Uri address, string? token)
{
    private const int Connections = 32;

    private readonly byte[] _request = Encoding.ASCII.GetBytes(
        $"GET {address.PathAndQuery} HTTP/1.1\r\nHost: {address.Authority}\r\nAccept: application/json\r\n{(token is null ? "" : $"Authorization: Bearer {token}\r\n")}\r\n");

    /// <summary>Answers a second, over all connections.</summary>
    /// <exception cref="InvalidOperationException">An answer was not 200.</exception>
    public async Task<double> Rate(TimeSpan duration)
    {
        var started = Stopwatch.GetTimestamp();
        var answers = await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(() => Ask(started, duration))));
        return answers.Sum() / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private async Task<int> Ask(long started, TimeSpan duration)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, address.Port));
        var buffer = new byte[64 * 1024];
        var answers = 0;
        var length = 0;
        while (Stopwatch.GetElapsedTime(started) < duration)
        {
            await socket.SendAsync(_request);
            var received = 0;
            do
            {
                var read = await socket.ReceiveAsync(buffer.AsMemory(received));
                received += read > 0 ? read : throw new InvalidOperationException("The server closed the connection.");
                length = length == 0 ? LengthOf(buffer.AsSpan(0, received)) : length;
            }
            while (length == 0 || received < length);

            if (received != length || !buffer.AsSpan().StartsWith("HTTP/1.1 200"u8))
            {
                throw new InvalidOperationException($"Not the expected answer: {Encoding.UTF8.GetString(buffer, 0, Math.Min(received, 400))}");
            }

            answers++;
        }

        return answers;
    }

    // Headers and body together, or 0 while the headers are not complete.
    private static int LengthOf(ReadOnlySpan<byte> received)
    {
        var end = received.IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            return 0;
        }

        var headers = Encoding.ASCII.GetString(received[..end]);
        const string Name = "Content-Length: ";
        var at = headers.IndexOf(Name, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            // Chunked: the same bytes come in the same chunks.
            var last = received.IndexOf("\r\n0\r\n\r\n"u8);
            return last < 0 ? 0 : last + 7;
        }

        return end + 4 + int.Parse(headers[(at + Name.Length)..].Split('\r')[0], CultureInfo.InvariantCulture);
    }
}
