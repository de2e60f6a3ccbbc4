using System.Diagnostics;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Villages.Grains.Hosting;
using Villages.Host.Hosting;
using Villages.Journal.Schema;
using Villages.Testing;
using Villages.Testing.PostgreSql;
using Villages.Testing.Processes;

namespace Villages.Benchmarks.Nation;

/// <summary>The product as it ships: one silo with the API in this process, further silos as processes of their own, on a database in a temporary folder.</summary>
internal sealed class NationCluster : IAsyncDisposable
{
    private static readonly string[] Tuning = ["shared_buffers=2GB", "max_wal_size=8GB", "checkpoint_timeout=15min", "jit=off", "max_connections=200"];

    private readonly TemporaryFolder _folder = new("nation");
    private readonly List<Process> _silos = [];
    private PostgreSqlCluster? _server;
    private string _database = "";

    private NationCluster()
    {
    }

    public WebApplication App { get; private set; } = null!;

    public IServiceProvider Services => App.Services;

    public static async Task<NationCluster> Start(NationOptions options)
    {
        var cluster = new NationCluster();
        try
        {
            await cluster.Open(options);
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>SIGKILL of a silo process, and another one in its place.</summary>
    public void KillOne()
    {
        _silos[0].Kill();
        _silos[0].WaitForExit();
        _silos[0] = StartSilo();
    }

    /// <summary>Most memory that the silos ever held together, this process included, in bytes.</summary>
    public long PeakMemory()
    {
        using var own = Process.GetCurrentProcess();
        return own.PeakWorkingSet64 + _silos.Where(silo => !silo.HasExited).Sum(silo =>
        {
            silo.Refresh();
            return silo.PeakWorkingSet64;
        });
    }

    /// <summary>Commits in the journal.</summary>
    public async Task<long> Rows()
    {
        if (_server is null)
        {
            await using var file = new SqliteConnection($"Data Source={_folder.File("data")}/journal.db;Mode=ReadOnly;Pooling=False");
            await file.OpenAsync();
            await using var command = file.CreateCommand();
            command.CommandText = "SELECT coalesce(sum(count), 0) FROM journal_batch";
            return (long)(await command.ExecuteScalarAsync())!;
        }

        await using var source = NpgsqlDataSource.Create(_database);
        await using var count = source.CreateCommand("SELECT coalesce(sum(count), 0)::bigint FROM journal_batch");
        return (long)(await count.ExecuteScalarAsync())!;
    }

    public async Task<long> DatabaseSize()
    {
        if (_server is null)
        {
            return new DirectoryInfo(_folder.File("data")).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);
        }

        await using var source = NpgsqlDataSource.Create(_database);
        await using var size = source.CreateCommand("SELECT pg_database_size(current_database())");
        return (long)(await size.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        if (App is not null)
        {
            await App.StopAsync();
            await App.DisposeAsync();
        }

        foreach (var silo in _silos)
        {
            silo.Kill();
            silo.Dispose();
        }

        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _folder.Dispose();
    }

    private async Task Open(NationOptions options)
    {
        Quiet(_folder.File("config"));
        if (!options.IsEmbedded)
        {
            _server = await PostgreSqlCluster.Start(PostgreSqlPrograms.Installed ?? throw new InvalidOperationException(PostgreSqlFixture.Missing), Tuning);
            _database = _server.ConnectionString(await _server.CreateDatabase());
            await JournalSchema.ApplyAsync(_database);
            await new PostgreSqlOrleansDatabase(_database).Migrate();
        }

        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            EnvironmentName = "Development",
            ContentRootPath = _folder.Path,
            Args = Arguments("all", Ports.Free(2)),
        });
        builder.AddVillages();
        App = builder.Build();
        App.UseVillages();
        await App.StartAsync();
        for (var silo = 1; silo < options.Silos; silo++)
        {
            _silos.Add(StartSilo());
        }

        await Eventually.Holds($"{options.Silos} silos know each other", async () =>
            (await Services.GetRequiredService<IGrainFactory>().GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true)).Count == options.Silos, TimeSpan.FromMinutes(1));
    }

    private Process StartSilo()
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "Villages.Host"), Arguments("silo", Ports.Free(2))) { WorkingDirectory = _folder.Path, RedirectStandardOutput = true };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        var silo = Process.Start(start)!;
        silo.OutputDataReceived += static (_, _) => { };
        silo.BeginOutputReadLine();
        return silo;
    }

    private string[] Arguments(string role, int[] ports) =>
    [
        "--urls=http://127.0.0.1:0", $"--Villages:Config={_folder.File("config")}", $"--Villages:Data={_folder.File("data")}", "--Villages:Demo=false", "--Logging:LogLevel:Default=Error",
        "--Villages:Limits:RequestsPerSecond=100000000", "--Villages:Limits:Burst=100000000",
        .. _server is null
            ? Array.Empty<string>()
            : ["--Villages:Profile=postgresql", $"--Villages:ConnectionString={_database}", $"--Villages:Role={role}", $"--Villages:Silo:Port={ports[0]}", $"--Villages:Silo:GatewayPort={ports[1]}"],
    ];

    // A calendar without schedules: no cycle but the measured ones.
    private static void Quiet(string folder)
    {
        ConfigCopy.In(folder);
        var calendar = Path.Combine(folder, "calendars", "default.json");
        var content = JsonNode.Parse(File.ReadAllText(calendar))!;
        content["schedules"] = new JsonArray();
        File.WriteAllText(calendar, content.ToJsonString());
    }
}
