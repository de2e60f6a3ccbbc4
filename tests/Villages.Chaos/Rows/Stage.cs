using Npgsql;
using Villages.Chaos.Api;
using Villages.Chaos.Checking;
using Villages.Chaos.Load;
using Villages.Chaos.Nodes;
using Villages.Testing;

namespace Villages.Chaos.Rows;

/// <summary>A cluster on its own copy of the database, with its client and its load.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private readonly CancellationTokenSource _enough = new();
    private Task _cycles = Task.CompletedTask;

    private Stage(RowContext row, string database, NodeCluster cluster, FeedWatch watch, CrashPoints points, StagePlan plan)
    {
        (Row, Database, Cluster, Watch, CrashPoints) = (row, database, cluster, watch, points);
        Api = new ApiClient(cluster, row.Findings, row.Ground.Token, row.Ground.Planner);
        Cycles = new CycleLoad(Api, watch, Shuffled(row), plan.AtOnce);
        Readings = new ReadingLoad(Api, row.Ground.Invented, row.Ground.Province.Counties, plan.Readings, row.Seed);
    }

    public RowContext Row { get; }

    /// <summary>Connection string past every proxy.</summary>
    public string Database { get; }

    public NodeCluster Cluster { get; }

    public FeedWatch Watch { get; }

    public ApiClient Api { get; }

    public CycleLoad Cycles { get; }

    public ReadingLoad Readings { get; }

    public CrashPoints CrashPoints { get; }

    public Changes Changes { get; private set; } = null!;

    /// <summary>All cycles of the load have ended, or failed.</summary>
    public bool Exhausted => _cycles.IsCompleted;

    public static async Task<Stage> Open(RowContext row, StagePlan plan, string folder)
    {
        var database = await row.Ground.Copy(plan.Tablespace);
        if (plan.Sql is { } sql)
        {
            await row.Ground.Server.Execute(new NpgsqlConnectionStringBuilder(database).Database!, sql);
        }

        var points = new CrashPoints(Directory.CreateDirectory(Path.Combine(folder, "points")).FullName);
        var seen = plan.DatabasePort is { } port ? new NpgsqlConnectionStringBuilder(database) { Port = port }.ConnectionString : database;
        var nodes = new NodePlan(plan.Profile, seen, row.Ground.Data)
        {
            Settings = new Dictionary<string, string>(plan.Settings) { ["Logging:LogLevel:Villages.Grains.Cycles"] = "Debug" }, CrashPoints = points.Folder, HeapLimit = plan.HeapLimit,
        };

        // Before the first node: calendars begin on their own as soon as there is a silo.
        var watch = await FeedWatch.Start(database);
        var cluster = new NodeCluster(nodes, folder, row.Ground.Watchdog, row.Findings);
        for (var i = 0; i < plan.Silos; i++)
        {
            cluster.Add("all");
        }

        for (var i = 0; i < plan.Api; i++)
        {
            cluster.Add("api");
        }

        await cluster.Ready();
        var stage = new Stage(row, database, cluster, watch, points, plan);
        stage.Changes = await Changes.Follow(database, stage.Api, cluster.Serving);
        return stage;
    }

    /// <summary>Cycles begin and readings come in.</summary>
    public void Begin()
    {
        Readings.Start();
        _cycles = Cycles.Run(cycle => Watch.Effects(cycle, Row.Ground.Reference.Of(cycle).Effects), _enough.Token);
    }

    /// <returns>True as soon as a cycle is really under way, false when no further one comes.</returns>
    public async Task<bool> Moving()
    {
        while (!Cycles.IsMoving)
        {
            if (Exhausted)
            {
                return false;
            }

            await Task.Delay(10);
        }

        return true;
    }

    /// <summary>No further cycle begins; those under way go to their end. The readings stop.</summary>
    public async Task Finish()
    {
        await _enough.CancelAsync();
        try
        {
            await _cycles;
        }
        catch (Exception stuck) when (stuck is TimeoutException or InvalidOperationException)
        {
            Row.Findings.Violation($"I8: {stuck.Message}");
        }

        await Readings.Stop();
    }

    /// <summary>Finishes, and checks everything that must hold after every row.</summary>
    public async Task Check()
    {
        await Finish();
        await Checker.Check(this);
        Row.Acknowledged += Api.Receipts.Count;
    }

    /// <summary>Waits for a fact; when it does not come, that is a violation and no end.</summary>
    public async Task Holds(string fact, Func<Task<bool>> holds, TimeSpan within, Func<string>? otherwise = null)
    {
        try
        {
            await Eventually.Holds(fact, holds, within);
        }
        catch (TimeoutException vain)
        {
            Row.Findings.Violation(otherwise?.Invoke() ?? vain.Message);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Row.Findings.Violations.Count > 0 && Row.Row is not PlantedRow)
        {
            Console.Error.WriteLine(Cluster.Tails());
        }

        await Changes.DisposeAsync();
        await Cluster.DisposeAsync();
        await Watch.DisposeAsync();
        Readings.Dispose();
        Api.Dispose();
        _enough.Dispose();
        NpgsqlConnection.ClearAllPools();
    }

    private static County[] Shuffled(RowContext row)
    {
        var counties = row.Ground.Province.Counties.ToArray();
        new Random(row.Seed).Shuffle(counties);
        return counties;
    }
}
