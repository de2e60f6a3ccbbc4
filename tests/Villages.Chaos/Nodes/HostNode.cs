using System.Diagnostics;
using System.Globalization;
using Villages.Testing;
using Villages.Testing.Processes;

namespace Villages.Chaos.Nodes;

/// <summary>One host process on ports of its own, which it keeps over restarts. What it prints goes to its log, of all its lives.</summary>
internal sealed class HostNode(string name, string role, NodePlan plan, string folder, Watchdog watchdog)
{
    private readonly int[] _ports = Ports.Free(3);
    private readonly Lock _gate = new();
    private Process? _process;
    private bool _ending;
    private int _startedAtLine;

    /// <summary>The process ended although nobody asked it to.</summary>
    public event Action<HostNode, int>? Fell;

    public string Name => name;

    /// <summary>False for a bare silo, which serves no API.</summary>
    public bool ServesApi => role != "silo";

    public int SiloPort => _ports[0];

    public int Process => _process?.Id ?? 0;

    public Uri Address { get; private set; } = new("http://127.0.0.1:1");

    public string Log { get; } = Path.Combine(folder, $"{name}.log");

    public bool Running => _process is { HasExited: false };

    public bool Frozen { get; private set; }

    /// <summary>The last start ended because the other silos had declared it dead.</summary>
    public bool WasEvicted => File.Exists(Log) && File.ReadLines(Log).Skip(_startedAtLine).Any(line => line.Contains("I have been told I am dead", StringComparison.Ordinal));

    /// <summary>Settings from the next start on, over those of the plan.</summary>
    public Dictionary<string, string> Settings { get; } = [];

    public void Start()
    {
        Address = new Uri($"http://127.0.0.1:{_ports[2]}");
        string[] arguments =
        [
            $"--Villages:Profile={plan.Profile}", $"--Villages:ConnectionString={plan.ConnectionString}", $"--Villages:Role={role}", "--Villages:ClusterId=chaos",
            $"--Villages:Silo:Port={_ports[0]}", $"--Villages:Silo:GatewayPort={_ports[1]}", $"--Villages:Data={plan.Data}", "--Villages:Demo=false",
            $"--urls={Address.GetLeftPart(UriPartial.Authority)}", .. plan.Settings.Concat(Settings).Select(setting => $"--{setting.Key}={setting.Value}"),
        ];
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" >>\"$LOG\" 2>&1", "sh", HostProgram.Path, .. arguments])
        {
            RedirectStandardInput = true, WorkingDirectory = Path.GetTempPath(),
        };
        start.Environment["LOG"] = Log;
        HostProgram.Prepare(start);
        if (plan.CrashPoints is { } points)
        {
            start.Environment["VILLAGES_CRASH_POINTS"] = points;
        }

        if (plan.HeapLimit is { } limit)
        {
            start.Environment["DOTNET_GCHeapHardLimit"] = string.Create(CultureInfo.InvariantCulture, $"0x{limit * 1024L * 1024:X}");
        }

        lock (_gate)
        {
            (_ending, Frozen, _startedAtLine) = (false, false, File.Exists(Log) ? File.ReadLines(Log).Count() : 0);
            var process = System.Diagnostics.Process.Start(start)!;
            _process = process;
            watchdog.Guard(process.Id);
            process.EnableRaisingEvents = true;
            process.Exited += (_, _) => Ended(process);
        }
    }

    /// <summary>SIGKILL: no handler, no flush, no goodbye.</summary>
    public void Kill()
    {
        Expect();
        _process!.Kill();
    }

    /// <summary>SIGTERM, as a supervisor stops a service.</summary>
    public void Terminate()
    {
        Expect();
        Signal.Send(_process!.Id, Signal.Terminate);
    }

    public void Freeze()
    {
        Frozen = true;
        Signal.Send(_process!.Id, Signal.Stop);
    }

    /// <summary>Lets a frozen process go on; it may find itself declared dead and end.</summary>
    public void Thaw()
    {
        Expect();
        Frozen = false;
        Signal.Send(_process!.Id, Signal.Continue);
    }

    /// <summary>From now on its end is no surprise.</summary>
    public void Expect()
    {
        lock (_gate)
        {
            _ending = true;
        }
    }

    /// <summary>An end is a surprise again.</summary>
    public void Insist()
    {
        lock (_gate)
        {
            _ending = false;
        }
    }

    /// <returns>The exit code.</returns>
    public async Task<int> End(TimeSpan? within = null)
    {
        await _process!.WaitForExitAsync().WaitAsync(within ?? TimeSpan.FromSeconds(60));
        return _process.ExitCode;
    }

    public Task Ready(TimeSpan? within = null) => Eventually.Holds($"{name} is ready", async () =>
        Running ? await HostProgram.IsReady(Address) : throw new InvalidOperationException($"{name} ended before it was ready:\n{Tail()}"), within ?? TimeSpan.FromSeconds(90));

    public string Tail(int lines = 12) => File.Exists(Log)
        ? string.Join('\n', File.ReadLines(Log).TakeLast(lines).Select(line => line.Length > 240 ? line[..240] + "…" : line))
        : "(no log)";

    private void Ended(Process process)
    {
        watchdog.Release(process.Id);
        bool surprise;
        lock (_gate)
        {
            surprise = !_ending && process == _process;
        }

        if (surprise)
        {
            Fell?.Invoke(this, process.ExitCode);
        }
    }
}
