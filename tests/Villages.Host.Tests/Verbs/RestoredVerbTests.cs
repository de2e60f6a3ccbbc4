using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Npgsql;
using Villages.Host.Tests.Hosting;
using Villages.Testing;
using Villages.Testing.PostgreSql;

namespace Villages.Host.Tests.Verbs;

/// <summary>The drill: a dump of a running cluster is restored elsewhere and goes its own way, and readers of the original are told so.</summary>
public sealed partial class RestoredVerbTests(PostgreSqlFixture postgreSql) : IDisposable
{
    private readonly TemporaryFolder _data = new("restored");
    private readonly List<HostProcess> _hosts = [];

    public void Dispose()
    {
        _hosts.ForEach(host => host.Dispose());
        _data.Dispose();
    }

    [Fact]
    public async Task A_dump_with_a_finished_cycle_is_restored_verifies_clean_and_old_cursors_go_on_where_it_ended()
    {
        var source = await postgreSql.Cluster();
        var database = await source.CreateDatabase();
        string[] original = Profile(source.ConnectionString(database), "villages");
        Assert.Equal(0, (await HostProcess.Run(["migrate", .. original])).Code);
        var demo = await HostProcess.Run(["demo", .. original]);
        Assert.True(demo.Code == 0, demo.Complaints);

        using var before = await Host(original);
        var dumped = await Change(before, "before-the-dump", 1);
        await using var target = await PostgreSqlFixture.AnotherCluster();
        string[] copy = Profile(target.ConnectionString(await source.DumpInto(target, database)), "villages-2");
        var lost = await Change(before, "after-the-dump", 2);
        var used = await HostProcess.Run(["restored", "--yes", .. original]);
        Assert.Equal(1, used.Code);
        Assert.Contains("Hosts use this database", used.Complaints, StringComparison.Ordinal);

        NpgsqlConnection.ClearAllPools();
        var told = await HostProcess.Run(["restored", "--cluster-id", "villages-2", "--yes", .. copy]);
        Assert.True(told.Code == 0, told.Complaints);
        Assert.Contains("--Villages:ClusterId=villages-2", told.Output, StringComparison.Ordinal);
        Assert.Contains("told before", (await HostProcess.Run(["restored", "--cluster-id", "villages-2", "--yes", .. copy])).Output, StringComparison.Ordinal);

        using var after = await Host(copy);
        var fresh = await Change(after, "in-the-copy", 3);
        Assert.NotEqual(lost.Split('.')[0], fresh.Split('.')[0]);
        await Eventually.Holds(
            "the copy verifies clean and quiet, beside its running host",
            async () => (await HostProcess.Run(["verify", "--expect-quiet", .. copy])).Code == 0,
            TimeSpan.FromMinutes(2));

        var gone = await after.GetAsync($"/api/v1/changes?after={lost}").Problem(410, "feed.cursor-gone");
        var resume = Resume().Match(gone["detail"]!.GetValue<string>()).Groups[1].Value;
        Assert.Equal(dumped.Split('.')[1], $"{Batch(resume) * 4096}");
        Assert.Contains(fresh, Cursors(await after.GetAsync($"/api/v1/changes?after={resume}").Json()));
        var live = new HttpRequestMessage(HttpMethod.Get, "/api/v1/live");
        live.Headers.Add("Last-Event-ID", lost);
        await after.SendAsync(live).Problem(410, "feed.cursor-gone");
    }

    [Fact]
    public async Task Without_the_databases_name_nothing_is_changed()
    {
        await File.WriteAllTextAsync(_data.File("areas.csv"), "code,name\n14,山西省\n");
        Assert.Equal(0, (await HostProcess.Run("import", _data.File("areas.csv"), "--kind", "areas", $"--Villages:Data={_data.Path}")).Code);
        var refused = await HostProcess.Run("restored", $"--Villages:Data={_data.Path}");
        Assert.Equal(1, refused.Code);
        Assert.Contains("nothing was changed", refused.Complaints, StringComparison.Ordinal);
        Assert.Equal(0, (await HostProcess.Run("restored", "--yes", $"--Villages:Data={_data.Path}")).Code);
        Assert.Equal(0, (await HostProcess.Run("verify", $"--Villages:Data={_data.Path}")).Code);
    }

    /// <summary>Records a reading and gives the cursor of its change: nobody else changes the village meanwhile.</summary>
    private static async Task<string> Change(HttpClient client, string key, int sequence)
    {
        var body = new
        {
            village = "141129100001",
            readings = new[] { new { indicator = "governance", period = "2025", value = new { score = 88 }, source = "drill", sequence, observedOn = "2025-12-20" } },
        };
        await client.Post("/api/v1/readings", body, key).Json();
        for (var (after, last) = ("", ""); ;)
        {
            var page = await client.GetAsync($"/api/v1/changes?area=141129100001{(after.Length == 0 ? "" : $"&after={after}")}").Json();
            if (page["next"]!.GetValue<string>() is var next && next == after)
            {
                return last;
            }

            (after, last) = (next, Cursors(page).LastOrDefault(last));
        }
    }

    private static IEnumerable<string> Cursors(JsonNode page) => page["items"]!.AsArray().Select(item => item!["cursor"]!.GetValue<string>());

    private static long Batch(string cursor) => long.Parse(cursor.Split('.')[1], null) / 4096;

    private string[] Profile(string connectionString, string cluster)
    {
        var ports = ClusterTests.Free(2);
        return
        [
            "--Villages:Profile=postgresql+fast", $"--Villages:ConnectionString={connectionString}", $"--Villages:ClusterId={cluster}", $"--Villages:Data={_data.Path}",
            $"--Villages:Silo:Port={ports[0]}", $"--Villages:Silo:GatewayPort={ports[1]}",
        ];
    }

    private async Task<HttpClient> Host(string[] profile)
    {
        var address = new Uri($"http://127.0.0.1:{ClusterTests.Free(1)[0]}");
        _hosts.Add(HostProcess.Start([.. profile, $"--urls={address}"]));
        var token = (await HostProcess.Run("token", "--role", "county-organisation", "--area", "141129", $"--Villages:Data={_data.Path}")).Output.Trim();
        var client = new HttpClient { BaseAddress = address, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };
        await Eventually.Holds(
            "the host is ready",
            async () =>
            {
                try
                {
                    return (await client.GetAsync("/healthz/ready")).IsSuccessStatusCode;
                }
                catch (HttpRequestException)
                {
                    return false;
                }
            },
            TimeSpan.FromMinutes(1));
        return client;
    }

    [GeneratedRegex(@"after=(\d+\.\d+)")]
    private static partial Regex Resume();
}
