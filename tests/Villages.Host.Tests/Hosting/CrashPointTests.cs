using Villages.Host.Tests.Verbs;
using Villages.Journal;
using Villages.Testing;

namespace Villages.Host.Tests.Hosting;

public sealed class CrashPointTests : IDisposable
{
    private readonly TemporaryFolder _data = new("crash-points");

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task A_host_that_would_kill_itself_for_a_harness_does_not_start_in_production()
    {
        var (code, _, complaints) = await HostProcess.RunIn("Production", [(CrashPoint.Variable, _data.Path)], [$"--Villages:Data={_data.Path}", "--urls=http://127.0.0.1:0"]);

        Assert.Equal(1, code);
        Assert.Contains(CrashPoint.Variable, complaints, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_process_ends_at_the_point_that_was_armed()
    {
        await File.WriteAllTextAsync(_data.File(CrashPoint.BatchWritten), "");

        var (code, output, complaints) = await HostProcess.RunIn("Development", [(CrashPoint.Variable, _data.Path)], ["demo", $"--Villages:Data={_data.File("data")}"]);

        Assert.True(code == 137, $"{code} {output} {complaints}");
        Assert.False(File.Exists(_data.File(CrashPoint.BatchWritten)));
    }
}
