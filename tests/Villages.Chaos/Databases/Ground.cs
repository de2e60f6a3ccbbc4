using Villages.Chaos.Api;
using Villages.Chaos.Load;
using Villages.Chaos.Nodes;
using Villages.Chaos.Rows;
using Villages.Chaos.Running;
using Villages.Testing;
using Villages.Testing.PostgreSql;

namespace Villages.Chaos.Databases;

/// <summary>A real PostgreSQL with the seeded province as a template, the keys of the deployment, and what the undisturbed run came to.</summary>
internal sealed class Ground : IAsyncDisposable
{
    private const string Template = "ground";

    private int _copies;

    private Ground(PostgreSqlCluster server, Province province, TemporaryFolder folder, Watchdog watchdog) =>
        (Server, Province, Folder, Watchdog, Data) = (server, province, folder, watchdog, Directory.CreateDirectory(folder.File("deployment")).FullName);

    public PostgreSqlCluster Server { get; }

    public Province Province { get; }

    public Invented Invented { get; } = new();

    public TemporaryFolder Folder { get; }

    public Watchdog Watchdog { get; }

    /// <summary>Folder with the keys, shared by all nodes.</summary>
    public string Data { get; }

    /// <summary>Of a county organisation of the whole nation, for the time of a full run, also for clocks some days behind.</summary>
    public string Token { get; private set; } = "";

    /// <summary>Another person of the same role, who plans cycles.</summary>
    public string Planner { get; private set; } = "";

    public Reference Reference { get; private set; } = new();

    public static async Task<Ground> Lay(Tier tier, TemporaryFolder folder, Watchdog watchdog, bool reference)
    {
        var programs = PostgreSqlPrograms.Installed ?? throw new InvalidOperationException(PostgreSqlFixture.Missing);
        var server = await PostgreSqlCluster.Start(programs, "max_connections=400", "shared_buffers=256MB", "max_wal_size=2GB", "jit=off");
        var ground = new Ground(server, await Province.Read(tier), folder, watchdog);
        try
        {
            await ground.Seed();
            ground.Reference = reference ? await Reference.Run(ground) : ground.Reference;
            return ground;
        }
        catch
        {
            await ground.DisposeAsync();
            throw;
        }
    }

    /// <summary>Connection string of a fresh copy of the seeded database.</summary>
    /// <param name="tablespace">Where it lies; null: with the others.</param>
    public async Task<string> Copy(string? tablespace = null)
    {
        var name = $"copy_{++_copies}";
        await Server.CopyDatabase(Template, name, tablespace);
        return Server.ConnectionString(name);
    }

    public async ValueTask DisposeAsync() => await Server.DisposeAsync();

    private Task<string> Issue(string subject) => HostProgram.Run(
        "token", "--role", "county-organisation", "--area", "00", "--subject", subject, "--hours", "720", $"--Villages:Data={Data}", "--Villages:Trial:ClockOffset=-4.00:00:00");

    private async Task Seed()
    {
        await Server.Execute("postgres", $"CREATE DATABASE {Template}");
        var database = Server.ConnectionString(Template);
        await HostProgram.Run("migrate", "--Villages:Profile=postgresql", $"--Villages:ConnectionString={database}", $"--Villages:Data={Data}");
        (Token, Planner) = (await Issue("chaos"), await Issue("chaos-planner"));
        var findings = new Findings();
        await using var cluster = new NodeCluster(new NodePlan("postgresql", database, Data), Folder.Path, Watchdog, findings);
        cluster.Add("all");
        await cluster.Ready();
        using var api = new ApiClient(cluster, findings, Token) { Patience = TimeSpan.FromMinutes(5) };
        await new Seeding(api, Province, Invented).Run();
        if (findings.Violations.Count > 0)
        {
            throw new InvalidOperationException($"Seeding failed: {findings.Violations.First()}\n{cluster.Tails()}");
        }
    }
}
