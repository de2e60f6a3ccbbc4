using System.Diagnostics;
using System.Globalization;

namespace Villages.Benchmarks.Load;

/// <summary>The load in a process of its own, so that what it costs is not counted as the server's. One order a line on its input, one count a line on its output.</summary>
internal sealed class LoadProcess : IDisposable
{
    public const string Verb = "load";

    private readonly Process _process;

    private LoadProcess(Process process) => _process = process;

    public int Id => _process.Id;

    public static LoadProcess Start() => new(ThisProgram.Start(Verb));

    /// <summary>What the child does until its input ends.</summary>
    public static async Task<int> Serve()
    {
        while (await Console.In.ReadLineAsync() is { } order)
        {
            var parts = order.Split(' ');
            var paths = await File.ReadAllLinesAsync(parts[1]);
            var client = new LoadClient(new Uri(parts[0]), paths, parts[2]);
            var (answers, seconds) = await client.Ask(TimeSpan.Parse(parts[3], CultureInfo.InvariantCulture));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{answers} {seconds}"));
        }

        return 0;
    }

    /// <param name="pathsFile">A path a line; each request takes one of them at random.</param>
    public async Task<(double Answers, double Seconds)> Ask(Uri server, string pathsFile, string token, TimeSpan duration)
    {
        await _process.StandardInput.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{server} {pathsFile} {token} {duration}"));
        await _process.StandardInput.FlushAsync();
        var answer = await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The load ended by itself; its error is above.");
        var parts = answer.Split(' ').Select(part => double.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        return (parts[0], parts[1]);
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
