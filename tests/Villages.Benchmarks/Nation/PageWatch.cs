using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Villages.Benchmarks.Load;

namespace Villages.Benchmarks.Nation;

/// <summary>Somebody who looks at one county after the other while the cycle runs: a process of its own, one request at a time, and how long each answer took.</summary>
internal sealed class PageWatch : IDisposable
{
    public const string Verb = "pages";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    private readonly Process _process;

    private PageWatch(Process process) => _process = process;

    public int Id => _process.Id;

    public static PageWatch Start(Uri server, IEnumerable<string> paths, string token)
    {
        var process = ThisProgram.Start(Verb, $"{server.Port}", token);
        foreach (var path in paths)
        {
            process.StandardInput.WriteLine(path);
        }

        process.StandardInput.WriteLine();
        process.StandardInput.Flush();
        return new PageWatch(process);
    }

    /// <summary>Ends the watch.</summary>
    /// <returns>One line with pages, median, p99 and worst.</returns>
    public async Task<string> End()
    {
        _process.StandardInput.Close();
        return (await _process.StandardOutput.ReadToEndAsync()).Trim();
    }

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }

    /// <summary>What the child does until its input ends.</summary>
    public static async Task<int> Serve(int port, string token)
    {
        var paths = new List<string>();
        while (await Console.In.ReadLineAsync() is { Length: > 0 } path)
        {
            paths.Add(path);
        }

        var ended = Task.Run(Console.In.ReadToEnd);
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port));
        var (first, again, dice, buffer) = (new Looks(), new Looks(), new Random(1), new byte[64 * 1024]);
        foreach (var path in paths.TakeWhile(_ => !ended.IsCompleted))
        {
            await Look(path, first);
        }

        while (!ended.IsCompleted)
        {
            await Look(paths[dice.Next(paths.Count)], again);
            await Task.Delay(Pause);
        }

        Console.WriteLine($"{again}; first looks, at counties nobody had looked at: {first}");
        return 0;

        async Task Look(string path, Looks looks)
        {
            var request = Encoding.ASCII.GetBytes(
                $"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept: application/json\r\nAuthorization: Bearer {token}\r\n\r\n");
            var started = Stopwatch.GetTimestamp();
            var (status, length) = await LoadClient.Exchange(socket, request, buffer);
            if (status is not (200 or 503))
            {
                throw new InvalidOperationException($"Not the expected answer: {Encoding.UTF8.GetString(buffer, 0, Math.Min(length, 400))}");
            }

            looks.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds, later: status == 503);
        }
    }

    private sealed class Looks
    {
        private readonly List<double> _milliseconds = [];
        private int _later;

        public void Add(double milliseconds, bool later)
        {
            _milliseconds.Add(milliseconds);
            _later += later ? 1 : 0;
        }

        public override string ToString()
        {
            if (_milliseconds.Count == 0)
            {
                return "no pages";
            }

            double[] sorted = [.. _milliseconds.Order()];
            return string.Create(CultureInfo.InvariantCulture,
                $"{sorted.Length} pages, {_later} asked to come again, p50 {sorted[sorted.Length / 2]:0.0} ms, p99 {sorted[sorted.Length * 99 / 100]:0.0} ms, worst {sorted[^1]:0.0} ms");
        }
    }
}
