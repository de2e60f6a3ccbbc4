using Villages.Testing;

namespace Villages.Host.Tests.Verbs;

public sealed class RebuildVerbTests : IDisposable
{
    private readonly TemporaryFolder _data = new("rebuild");

    private string Data => $"--Villages:Data={_data.Path}";

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task It_leaves_a_running_hosts_journal_alone_and_fills_the_list_when_none_runs()
    {
        await File.WriteAllTextAsync(_data.File("areas.csv"), "code,name\n14,山西省\n");
        Assert.Equal(0, (await HostProcess.Run("import", _data.File("areas.csv"), "--kind", "areas", Data)).Code);
        using (var host = HostProcess.Start(Data, "--urls=http://127.0.0.1:0", "--Villages:Demo=false"))
        {
            await host.Line("http://");
            var (refused, _, complaints) = await HostProcess.Run("rebuild", "audit", Data);
            Assert.Equal(1, refused);
            Assert.DoesNotContain("   at ", complaints, StringComparison.Ordinal);
        }

        var (code, output, fault) = await HostProcess.Run("rebuild", "audit", Data);
        Assert.True(code == 0, fault);
        Assert.Matches("entries 条目 [1-9]", output);

        var (sound, report, _) = await HostProcess.Run("verify", Data);
        Assert.True(sound == 0, report);
    }

    [Fact]
    public async Task Without_a_journal_it_says_so_and_makes_none()
    {
        var (code, _, complaints) = await HostProcess.Run("rebuild", "audit", Data);

        Assert.Equal(1, code);
        Assert.Contains("There is no journal", complaints, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_data.Path, "journal*"));
    }

    [Fact]
    public async Task Another_list_is_not_known() => Assert.Equal(2, (await HostProcess.Run("rebuild", "everything", Data)).Code);
}
