using System.Diagnostics;

namespace Villages.Chaos.Nodes;

/// <summary>The built executable, as a supervisor starts it.</summary>
internal static class HostProgram
{
    private static readonly HttpClient Health = new(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(1) }) { Timeout = TimeSpan.FromSeconds(12) };

    public static string Path { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "Villages.Host");

    public static void Prepare(ProcessStartInfo start)
    {
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["Logging__Console__FormatterName"] = "simple";
        start.Environment["Logging__Console__FormatterOptions__SingleLine"] = "true";
        start.Environment["Logging__Console__FormatterOptions__TimestampFormat"] = "HH:mm:ss.fff ";
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment.Remove("ASPNETCORE_URLS");
    }

    /// <summary>Runs a verb to its end, which must be a good one, and gives what it printed.</summary>
    public static async Task<string> Run(params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Path, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = System.IO.Path.GetTempPath() };
        Prepare(start);
        using var process = Process.Start(start)!;
        var complaints = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output.Trim() : throw new InvalidOperationException($"{arguments.First()} ended with {process.ExitCode}: {output}{await complaints}");
    }

    public static async Task<bool> IsReady(Uri address)
    {
        try
        {
            using var answer = await Health.GetAsync(new Uri(address, "healthz/ready"));
            return answer.IsSuccessStatusCode;
        }
        catch (Exception silence) when (silence is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }
}
