using System.Collections.Concurrent;
using System.Net.Http.Headers;
using Villages.Host.Tests.Hosting;
using Villages.Testing;
using Villages.Testing.Processes;

namespace Villages.Host.Tests.Verbs;

public sealed class BackupVerbTests : IDisposable
{
    private static readonly string[] Written = ["141129100001", "141129100201", "141129101201"];

    private readonly TemporaryFolder _data = new("backup-verb");

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task A_copy_taken_while_readings_come_in_holds_every_receipt_given_before_it_and_becomes_a_house_of_its_own()
    {
        var (original, copy) = ($"--Villages:Data={_data.File("original")}", $"--Villages:Data={_data.File("copy")}");
        Assert.Equal(0, (await HostProcess.Run("demo", original)).Code);
        Directory.CreateDirectory(_data.File("copy"));
        string[] backup = ["backup", _data.File("copy/journal.db"), "--keys", _data.File("copy/keys.db"), original];
        var address = new Uri($"http://127.0.0.1:{Ports.Free(1)[0]}");
        string[] before;
        using (var host = HostProcess.Start(original, $"--urls={address}", "--Villages:Demo=false"))
        {
            await host.Line("http://");
            using var client = await Client(address, original);
            using var enough = new CancellationTokenSource();
            var acknowledged = new ConcurrentQueue<string>();
            var posting = Task.WhenAll(Written.Select(village => Post(client, village, acknowledged, enough.Token)));
            await Eventually.Holds("readings come in", () => acknowledged.Count >= 50 || posting.IsCompleted, TimeSpan.FromMinutes(1));
            before = [.. acknowledged];
            var (code, output, complaints) = await HostProcess.Run(backup);
            Assert.True(acknowledged.Count > before.Length, "No reading was taken while the copy was made.");
            await enough.CancelAsync();
            await posting;
            Assert.True(code == 0, complaints);
            Assert.Contains("every chain and batch holds", output, StringComparison.Ordinal);
            Assert.Contains("The keys lie beside the journal", complaints, StringComparison.Ordinal);
            Assert.Contains("never overwritten", (await HostProcess.Run(backup)).Complaints, StringComparison.Ordinal);
        }

        File.Copy(_data.File("original/deployment.key"), _data.File("copy/deployment.key"));
        Assert.Equal(0, (await HostProcess.Run("restored", "--yes", copy)).Code);
        using (var host = HostProcess.Start(copy, $"--urls={address}", "--Villages:Demo=false"))
        {
            await host.Line("http://");
            using var client = await Client(address, copy);
            foreach (var command in before)
            {
                Assert.Single((await client.GetAsync($"/api/v1/commands/{command}").Json())["effects"]!.AsArray());
            }

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

    private static async Task<HttpClient> Client(Uri address, string data)
    {
        var token = (await HostProcess.Run("token", "--role", "county-organisation", "--area", "141129", data)).Output.Trim();
        return new HttpClient { BaseAddress = address, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };
    }

    /// <summary>Reading after reading of one village, and the commands whose receipts came.</summary>
    private static async Task Post(HttpClient client, string village, ConcurrentQueue<string> acknowledged, CancellationToken enough)
    {
        for (var sequence = 1; !enough.IsCancellationRequested; sequence++)
        {
            var body = new
            {
                village,
                readings = new[] { new { indicator = "governance", period = "2025", value = new { score = 60 + (sequence % 40) }, source = "load", sequence, observedOn = "2025-12-20" } },
            };
            var receipt = await client.Post("/api/v1/readings", body, $"load-{village}-{sequence}").Json();
            acknowledged.Enqueue(receipt["commandId"]!.GetValue<string>());
        }
    }
}
