using System.Diagnostics;

namespace Villages.Chaos.Nodes;

/// <summary>A shell that kills what this process started when this process is gone, however it went.</summary>
internal sealed class Watchdog : IDisposable
{
    private const string Script = """
        trap '' INT TERM; living=' '
        while read sign pid; do
          case $sign in +) living="$living$pid " ;; -) living=$(printf '%s' "$living" | sed "s/ $pid / /") ;; esac
        done
        for pid in $living; do kill -KILL "$pid" 2>/dev/null; done
        """;

    private readonly Process _shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", Script]) { RedirectStandardInput = true })!;
    private readonly Lock _gate = new();
    private bool _done;

    public void Guard(int process) => Write($"+ {process}");

    public void Release(int process) => Write($"- {process}");

    public void Dispose()
    {
        lock (_gate)
        {
            // A process may end after this.
            _done = true;
        }

        _shell.StandardInput.Close();
        _shell.WaitForExit();
        _shell.Dispose();
    }

    private void Write(string line)
    {
        lock (_gate)
        {
            if (!_done)
            {
                _shell.StandardInput.WriteLine(line);
                _shell.StandardInput.Flush();
            }
        }
    }
}
