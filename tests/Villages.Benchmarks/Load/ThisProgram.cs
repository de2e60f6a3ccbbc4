using System.Diagnostics;

namespace Villages.Benchmarks.Load;

/// <summary>This program once more, as another process with its input and output at hand; also where it was started through <c>dotnet</c>.</summary>
internal static class ThisProgram
{
    public static Process Start(params IEnumerable<string> arguments)
    {
        var through = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet";
        return Process.Start(new ProcessStartInfo(Environment.ProcessPath!, through ? arguments.Prepend(Environment.GetCommandLineArgs()[0]) : arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
    }
}
