using System.Diagnostics;
using System.Text;
using Villages.Testing.Outputs;

namespace Villages.Host.Tests.Verbs;

/// <summary>The real executable, as a person at a terminal starts it.</summary>
internal sealed class HostProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly StringBuilder _complaints = new();

    private HostProcess(string environment, IEnumerable<string> arguments, params IEnumerable<(string Name, string Value)> variables)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "Villages.Host.exe" : "Villages.Host"))
        {
            RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true,
            StandardOutputEncoding = Encoding.UTF8, StandardErrorEncoding = Encoding.UTF8, WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["ASPNETCORE_ENVIRONMENT"] = environment;
        start.Environment.Remove("ASPNETCORE_URLS");
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, line) =>
        {
            PersonalNumbersFound.Run.In("standard error", line.Data ?? "");
            lock (_complaints)
            {
                _complaints.AppendLine(line.Data);
            }
        };
        _process.BeginErrorReadLine();
    }

    public string Complaints
    {
        get
        {
            lock (_complaints)
            {
                return _complaints.ToString().Trim();
            }
        }
    }

    public static HostProcess Start(params IEnumerable<string> arguments) => new("Development", arguments);

    /// <summary>Runs to the end: exit code, standard output, standard error.</summary>
    public static Task<(int Code, string Output, string Complaints)> Run(params IEnumerable<string> arguments) => RunIn("Development", arguments);

    public static Task<(int Code, string Output, string Complaints)> RunIn(string environment, params IEnumerable<string> arguments) => RunIn(environment, [], arguments);

    public static async Task<(int Code, string Output, string Complaints)> RunIn(
        string environment, IEnumerable<(string Name, string Value)> variables, IEnumerable<string> arguments)
    {
        using var host = new HostProcess(environment, arguments, variables);
        host._process.StandardInput.Close();
        var output = await host._process.StandardOutput.ReadToEndAsync().WaitAsync(Patience);
        PersonalNumbersFound.Run.In($"output of {string.Join(' ', arguments)}", output);
        return (await host.End(), output, host.Complaints);
    }

    /// <summary>The next line that holds the text; fails with what was complained of when the process ends before it.</summary>
    public async Task<string> Line(string text)
    {
        while (await _process.StandardOutput.ReadLineAsync().WaitAsync(Patience) is { } line)
        {
            PersonalNumbersFound.Run.In("standard output", line);
            if (line.Contains(text, StringComparison.Ordinal))
            {
                return line;
            }
        }

        throw new InvalidOperationException($"The host ended before it wrote '{text}': {Complaints}");
    }

    /// <summary>Ctrl-C.</summary>
    public void Interrupt()
    {
        using var kill = Process.Start("/bin/sh", ["-c", $"kill -INT {_process.Id}"]);
        kill.WaitForExit();
    }

    public void Kill() => _process.Kill();

    public async Task<int> End()
    {
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }
}
