using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Villages.Host.Hosting;
using Villages.Host.Tests.Verbs;
using Villages.Testing;
using Villages.Testing.PostgreSql;

namespace Villages.Host.Tests.Hosting;

/// <summary>Three processes of the product on one PostgreSQL: a silo with API, a silo, and an API without a database.</summary>
public sealed class ClusterTests(PostgreSqlFixture postgreSql) : IDisposable
{
    private const string Upper = "code,name\n14,山西省\n1411,吕梁市\n141129,中阳县\n";
    private const string County = "code,name\n141129100,宁乡镇\n141129100201,甲村委会\n";

    private readonly TemporaryFolder _data = new("cluster");
    private readonly List<HostProcess> _hosts = [];

    public void Dispose()
    {
        _hosts.ForEach(host => host.Dispose());
        _data.Dispose();
    }

    [Fact]
    public async Task A_cluster_refuses_to_start_unmigrated_then_serves_through_every_role_and_outlives_a_silo()
    {
        var database = await postgreSql.CreateDatabase();
        string[] common = ["--Villages:Profile=postgresql+fast", $"--Villages:Data={_data.Path}"];
        string[] withDatabase = [.. common, $"--Villages:ConnectionString={database}"];
        var unmigrated = await HostProcess.Run([.. withDatabase, "--urls=http://127.0.0.1:0"]);
        Assert.Equal(1, unmigrated.Code);
        Assert.StartsWith("The database lacks", unmigrated.Complaints, StringComparison.Ordinal);
        Assert.Contains("applied 已执行 orleans/0004-clustering.sql", (await HostProcess.Run(["migrate", .. withDatabase])).Output, StringComparison.Ordinal);
        Assert.Contains("up to date", (await HostProcess.Run(["migrate", .. withDatabase])).Output, StringComparison.Ordinal);

        var ports = Free(7);
        var both = Start([.. withDatabase, .. At(ports[0], ports[1], ports[2])]);
        var silo = Start([.. withDatabase, "--Villages:Role=silo", .. At(ports[3], ports[4], ports[5])]);
        Start([.. common, "--Villages:Role=api", $"--Villages:Gateways=127.0.0.1:{ports[2]},127.0.0.1:{ports[5]}", $"--urls=http://127.0.0.1:{ports[6]}"]);
        var token = (await HostProcess.Run(["token", "--role", "county-organisation", "--area", "00", .. common, "--Villages:Profile=embedded"])).Output.Trim();
        using var http = new HttpClient { DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };
        foreach (var port in (int[])[ports[0], ports[3], ports[6]])
        {
            await Eventually.Holds($"{port} is ready", async () => (await Status(http, port, "/healthz/ready")) == HttpStatusCode.OK, TimeSpan.FromMinutes(1));
        }

        Assert.Equal(HttpStatusCode.NotFound, await Status(http, ports[3], "/api/v1/areas/00"));

        await Import(http, ports[6], Upper, "upper");
        await Eventually.Holds("the upper levels are imported", async () => await Status(http, ports[6], "/api/v1/areas/141129") == HttpStatusCode.OK);
        await Import(http, ports[6], County, "county");
        foreach (var port in (int[])[ports[0], ports[6]])
        {
            await Eventually.Holds($"{port} knows the village", async () => await Status(http, port, "/api/v1/villages/141129100201") == HttpStatusCode.OK);
        }

        silo.Kill();
        await Eventually.Holds(
            "the cluster takes facts again without the killed silo",
            async () =>
            {
                using var posted = await Post(http, ports[6], "after-the-kill");
                return posted.StatusCode == HttpStatusCode.OK;
            },
            TimeSpan.FromMinutes(1));
        using var repeated = await Post(http, ports[0], "after-the-kill");
        Assert.Equal(HttpStatusCode.OK, repeated.StatusCode);
        both.Interrupt();
        Assert.Equal(0, await both.End());
    }

    [Theory]
    [InlineData("DELETE FROM journal_schema WHERE number = 2", "The database lacks 1 script(s) of 'journal', first '0002-append.sql'. Run 'Villages.Host migrate'")]
    [InlineData("INSERT INTO journal_schema VALUES (99, '0099-later.sql', '')", "The database has script 0099 of 'journal', this version knows 2. Start the newer version")]
    [InlineData("UPDATE orleans_schema SET digest = '' WHERE number = 3", "Script '0003-reminders.sql' of 'orleans' was applied with another text, so another build made this database. Start the build")]
    public async Task A_start_on_the_schema_of_another_version_says_which_to_start_or_what_to_run(string difference, string sentence)
    {
        var cluster = await postgreSql.Cluster();
        var database = await cluster.CreateDatabase();
        await PostgreSqlGround.Migrate(cluster.ConnectionString(database), default);
        await cluster.Execute(database, difference);

        var refused = await HostProcess.Run(
            "--Villages:Profile=postgresql", $"--Villages:Data={_data.Path}", $"--Villages:ConnectionString={cluster.ConnectionString(database)}", "--urls=http://127.0.0.1:0");

        Assert.Equal(1, refused.Code);
        Assert.StartsWith(sentence, refused.Complaints, StringComparison.Ordinal);
        Assert.DoesNotContain("   at Villages", refused.Complaints, StringComparison.Ordinal);
    }

    private static string[] At(int http, int silo, int gateway) =>
        [$"--urls=http://127.0.0.1:{http}", $"--Villages:Silo:Port={silo}", $"--Villages:Silo:GatewayPort={gateway}"];

    private static async Task<HttpResponseMessage> Post(HttpClient http, int port, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"http://127.0.0.1:{port}/api/v1/readings")
        {
            Content = new StringContent(
                """{"village":"141129100201","readings":[{"indicator":"governance","period":"2025","value":{"score":88},"source":"township","sequence":1,"observedOn":"2025-12-20"}]}""",
                Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Idempotency-Key", key);
        return await http.SendAsync(request);
    }

    private static async Task Import(HttpClient http, int port, string csv, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"http://127.0.0.1:{port}/api/v1/imports?kind=areas")
        {
            Content = new StringContent(csv, Encoding.UTF8, "text/csv"),
        };
        request.Headers.Add("Idempotency-Key", key);
        using var answer = await http.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static async Task<HttpStatusCode?> Status(HttpClient http, int port, string path)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri($"http://127.0.0.1:{port}{path}"));
            return answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    internal static int[] Free(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToArray();
        Array.ForEach(listeners, listener => listener.Start());
        int[] ports = [.. listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        Array.ForEach(listeners, listener => listener.Dispose());
        return ports;
    }

    private HostProcess Start(params string[] arguments)
    {
        var host = HostProcess.Start(arguments);
        _hosts.Add(host);
        return host;
    }
}
