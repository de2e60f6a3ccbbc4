using System.Diagnostics;
using System.Reflection;
using System.Text;

namespace Villages.Testing.Processes;

/// <summary>
/// The running test program started once more with arguments of its own, to be stopped and killed like any other process.
/// A child ends by itself when its standard input closes, so that none outlives its parent.
/// </summary>
public sealed class ChildProcess : IDisposable
{
    /// <summary>First argument of a child; what follows is for the program's own entry point.</summary>
    public const string Mark = "--child";

    private readonly StringBuilder _complaints = new();
    private readonly Process _process;

    private ChildProcess(Process process)
    {
        _process = process;
        process.ErrorDataReceived += (_, line) =>
        {
            lock (_complaints)
            {
                _complaints.AppendLine(line.Data);
            }
        };
        process.BeginErrorReadLine();
    }

    /// <summary>What the child wrote to its standard error so far.</summary>
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

    public static ChildProcess Start(params IEnumerable<string> arguments)
    {
        var program = Environment.ProcessPath!;
        var start = new ProcessStartInfo(program) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        if (Path.GetFileNameWithoutExtension(program) == "dotnet")
        {
            start.ArgumentList.Add(Assembly.GetEntryAssembly()!.Location);
        }

        start.ArgumentList.Add(Mark);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return new ChildProcess(Process.Start(start)!);
    }

    /// <summary>In the child: completes when the parent has closed standard input or is gone.</summary>
    public static Task ParentIsGone() => Task.Run(Console.In.ReadToEnd);

    /// <summary>The next line of the child's standard output, or null when it has ended.</summary>
    public async Task<string?> Line(CancellationToken cancellation = default) =>
        await _process.StandardOutput.ReadLineAsync(cancellation);

    /// <summary>Everything up to the end of its standard output.</summary>
    public Task<string> Rest() => _process.StandardOutput.ReadToEndAsync();

    /// <summary>SIGSTOP, then waits until the system reports the process as stopped.</summary>
    public async Task Freeze()
    {
        Signal.Send(_process.Id, Signal.Stop);
        await Eventually.Holds("the child is stopped", () => State is 'T' or 't');
    }

    public void Thaw() => Signal.Send(_process.Id, Signal.Continue);

    /// <summary>SIGKILL: no handler, no flush, no goodbye.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Waits for the end and gives the exit code.</summary>
    public async Task<int> End()
    {
        await _process.WaitForExitAsync();
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

    private char State
    {
        get
        {
            var stat = File.ReadAllText($"/proc/{_process.Id}/stat");
            return stat[stat.LastIndexOf(')') + 2];
        }
    }
}
