using Villages.Testing;

namespace Villages.Host.Tests.Verbs;

public sealed class VerifyVerbTests : IDisposable
{
    private readonly TemporaryFolder _data = new("verify");

    private string Data => $"--Villages:Data={_data.Path}";

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task It_looks_at_the_journal_of_a_running_host_and_changes_nothing()
    {
        using var host = HostProcess.Start(Data, "--urls=http://127.0.0.1:0", "--Villages:Demo=false");
        await host.Line("http://");

        var (code, output, complaints) = await HostProcess.Run("verify", "--expect-quiet", Data);

        Assert.True(code == 0, output + complaints);
        Assert.Contains("sound", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_journal_it_says_so_and_makes_none()
    {
        var (code, _, complaints) = await HostProcess.Run("verify", Data);

        Assert.Equal(1, code);
        Assert.Contains("There is no journal", complaints, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", complaints, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_data.Path, "journal*"));
    }
}
