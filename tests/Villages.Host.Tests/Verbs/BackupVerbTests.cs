using Villages.Testing;

namespace Villages.Host.Tests.Verbs;

public sealed class BackupVerbTests : IDisposable
{
    private readonly TemporaryFolder _data = new("backup-verb");

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task A_copy_taken_beside_the_running_host_becomes_a_house_of_its_own()
    {
        var (original, copy) = ($"--Villages:Data={_data.File("original")}", $"--Villages:Data={_data.File("copy")}");
        Assert.Equal(0, (await HostProcess.Run("demo", original)).Code);
        Directory.CreateDirectory(_data.File("copy"));
        string[] backup = ["backup", _data.File("copy/journal.db"), "--keys", _data.File("copy/keys.db"), original];
        using (var host = HostProcess.Start(original, "--urls=http://127.0.0.1:0", "--Villages:Demo=false"))
        {
            await host.Line("http://");
            var (code, output, complaints) = await HostProcess.Run(backup);
            Assert.True(code == 0, complaints);
            Assert.Contains("every chain and batch holds", output, StringComparison.Ordinal);
            Assert.Contains("The keys lie beside the journal", complaints, StringComparison.Ordinal);
            Assert.Contains("never overwritten", (await HostProcess.Run(backup)).Complaints, StringComparison.Ordinal);
        }

        File.Copy(_data.File("original/deployment.key"), _data.File("copy/deployment.key"));
        Assert.Equal(0, (await HostProcess.Run("restored", "--yes", copy)).Code);
        using (var host = HostProcess.Start(copy, "--urls=http://127.0.0.1:0", "--Villages:Demo=false"))
        {
            await host.Line("http://");
            await Eventually.Holds("the copy is quiet", async () => (await HostProcess.Run("verify", "--expect-quiet", copy)).Code == 0, TimeSpan.FromMinutes(1));
        }
    }

    [Fact]
    public async Task Without_keys_it_says_what_is_missing_and_without_a_journal_that_there_is_none()
    {
        var data = $"--Villages:Data={_data.File("data")}";
        Assert.Contains("There is no", (await HostProcess.Run("backup", _data.File("a.db"), data)).Complaints, StringComparison.Ordinal);
        Assert.False(File.Exists(_data.File("a.db")));
        await File.WriteAllTextAsync(_data.File("areas.csv"), "code,name\n14,山西省\n");
        Assert.Equal(0, (await HostProcess.Run("import", _data.File("areas.csv"), "--kind", "areas", data)).Code);
        var (code, _, complaints) = await HostProcess.Run("backup", _data.File("a.db"), data);
        Assert.Equal(0, code);
        Assert.Contains("keys.db", complaints, StringComparison.Ordinal);
    }
}
