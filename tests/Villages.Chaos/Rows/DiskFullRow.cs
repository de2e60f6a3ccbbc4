using Npgsql;
using Villages.Chaos.Api;
using Villages.Chaos.Checking;
using Villages.Chaos.Disks;
using Villages.Chaos.Nodes;
using Villages.Chaos.Running;
using Villages.Domain;
using Villages.Testing;
using Villages.Testing.PostgreSql;

namespace Villages.Chaos.Rows;

/// <summary>The disk of the data is full: PostgreSQL's tables on a small one with the log elsewhere, then a whole embedded edition on another.</summary>
internal sealed class DiskFullRow : IRow
{
    private const string Tablespace = "small";
    private const int Room = 48;
    private const int EmbeddedDisk = 256;

    public string Name => "disk-full";

    public bool NeedsReference => false;

    public int Faults(Tier tier) => tier == Tier.Full ? 10 : 1;

    public async Task Run(RowContext row)
    {
        // The server runs as another user and must find its way to the tablespace.
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(row.Ground.Folder.Path, (UnixFileMode)0b111_001_001);
        }

        var size = await Size(row) + Room;
        var (disk, reason) = SmallDisk.Mount(row.Ground.Folder.File("disk-postgresql"), size);
        if (disk is null)
        {
            row.Findings.NotRun(reason);
            return;
        }

        using (disk)
        using (var embedded = SmallDisk.Mount(row.Ground.Folder.File("disk-embedded"), EmbeddedDisk).Disk!)
        {
            var aside = Embedded(row, embedded);
            await OnPostgreSql(row, disk);
            row.Acknowledged += await aside;
        }
    }

    private static async Task OnPostgreSql(RowContext row, SmallDisk disk)
    {
        var place = Path.Combine(disk.Folder, "tables");
        using (var made = System.Diagnostics.Process.Start(PostgreSqlPrograms.AsUser("mkdir", place))!)
        {
            await made.WaitForExitAsync();
        }

        await row.Ground.Server.Execute("postgres", $"CREATE TABLESPACE {Tablespace} LOCATION '{place}'");
        string database;
        await using (var stage = await row.Open(new StagePlan(Profile: StagePlan.Production) { Tablespace = Tablespace }))
        {
            stage.Readings.Start();
            var villages = row.Ground.Province.Counties.SelectMany(county => county.Villages).ToArray();
            await new FullDisk(row, disk, stage.Cluster, stage.Api, "disk-postgresql", villages).Make(row.Wanted);
            await stage.Check();
            database = new NpgsqlConnectionStringBuilder(stage.Database).Database!;
        }

        await row.Ground.Server.Execute("postgres", $"DROP DATABASE {database} WITH (FORCE)");
        await row.Ground.Server.Execute("postgres", $"DROP TABLESPACE {Tablespace}");
    }

    /// <returns>How many commands were acknowledged.</returns>
    private static async Task<int> Embedded(RowContext row, SmallDisk disk)
    {
        var data = $"--Villages:Data={Path.Combine(disk.Folder, "data")}";
        await HostProgram.Run("demo", data);
        var token = await HostProgram.Run("token", "--role", "county-organisation", "--area", "00", "--subject", "chaos", data);
        var folder = Directory.CreateDirectory(row.Ground.Folder.File("embedded")).FullName;
        using var api = await Refuse(row, disk, token, folder);
        row.Say($"verify: {(await HostProgram.Run("verify", data)).ReplaceLineEndings(" · ")}");
        return api.Receipts.Count;
    }

    private static async Task<ApiClient> Refuse(RowContext row, SmallDisk disk, string token, string folder)
    {
        await using var cluster = new NodeCluster(new NodePlan("embedded", "", Path.Combine(disk.Folder, "data")), folder, row.Ground.Watchdog, row.Findings);
        cluster.Add("all");
        await cluster.Ready();
        var api = new ApiClient(cluster, row.Findings, token);
        await new FullDisk(row, disk, cluster, api, "disk-embedded", DemoVillages()).Make(row.Wanted);
        foreach (var receipt in api.Receipts)
        {
            if (Receipts.Difference(receipt, await api.Read($"commands/{receipt.Command}")) is { } difference)
            {
                row.Findings.Violation($"I1 command {receipt.Command} ({receipt.Key}): {difference}");
            }
        }

        return api;
    }

    private static AreaCode[] DemoVillages() =>
        [.. File.ReadLines(Path.Combine(SourceTree.Root, "silo-config", "demo", "zhongyang-villages.csv")).Skip(1).Select(line => AreaCode.Parse(line[..12]))];

    private static async Task<long> Size(RowContext row)
    {
        await using var connection = new NpgsqlConnection($"{row.Ground.Server.ConnectionString("postgres")};Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT pg_database_size('ground') / 1048576", connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
