using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Villages.Benchmarks.Load;

/// <summary>
/// The cheapest client there is: prepared request bytes on open sockets, answers counted by the length they announce. It shares the machine with the server,
/// so the less it does the more the server is measured.
/// </summary>
internal sealed class LoadClient(Uri server, IReadOnlyList<string> paths, string token)
{
    private const int Connections = 32;

    private readonly byte[][] _requests =
        [.. paths.Select(path => Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {server.Authority}\r\nAccept: application/json\r\nAuthorization: Bearer {token}\r\n\r\n"))];

    /// <summary>Answers over all connections, and the seconds they took.</summary>
    /// <exception cref="InvalidOperationException">An answer was not 200.</exception>
    public async Task<(int Answers, double Seconds)> Ask(TimeSpan duration)
    {
        var started = Stopwatch.GetTimestamp();
        var answers = await Task.WhenAll(Enumerable.Range(0, Connections).Select(connection => Task.Run(() => Ask(new Random(connection), started, duration))));
        return (answers.Sum(), Stopwatch.GetElapsedTime(started).TotalSeconds);
    }

    private async Task<int> Ask(Random dice, long started, TimeSpan duration)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, server.Port));
        var buffer = new byte[64 * 1024];
        var answers = 0;
        while (Stopwatch.GetElapsedTime(started) < duration)
        {
            var (status, length) = await Exchange(socket, _requests[dice.Next(_requests.Length)], buffer);
            if (status != 200)
            {
                throw new InvalidOperationException($"Not the expected answer: {Encoding.UTF8.GetString(buffer, 0, Math.Min(length, 400))}");
            }

            answers++;
        }

        return answers;
    }

    /// <summary>One request and its whole answer, which lies in the buffer then.</summary>
    /// <exception cref="InvalidOperationException">The server closed the connection.</exception>
    public static async Task<(int Status, int Length)> Exchange(Socket socket, ReadOnlyMemory<byte> request, byte[] buffer)
    {
        await socket.SendAsync(request);
        var (received, length) = (0, 0);
        do
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(received));
            received += read > 0 ? read : throw new InvalidOperationException("The server closed the connection.");
            length = length == 0 ? LengthOf(buffer.AsSpan(0, received)) : length;
        }
        while (length == 0 ? !buffer.AsSpan(0, received).EndsWith("\r\n0\r\n\r\n"u8) : received < length);

        return (int.Parse(buffer.AsSpan("HTTP/1.1 ".Length, 3), NumberStyles.None, CultureInfo.InvariantCulture), received);
    }

    // Headers and body together; 0 while the headers are not complete, and for a body in chunks.
    private static int LengthOf(ReadOnlySpan<byte> received)
    {
        var end = received.IndexOf("\r\n\r\n"u8);
        var at = end < 0 ? -1 : received[..end].IndexOf("Content-Length: "u8);
        if (at < 0)
        {
            return 0;
        }

        var digits = received[(at + 16)..end];
        var line = digits.IndexOf((byte)'\r');
        return end + 4 + int.Parse(line < 0 ? digits : digits[..line], NumberStyles.None, CultureInfo.InvariantCulture);
    }
}
