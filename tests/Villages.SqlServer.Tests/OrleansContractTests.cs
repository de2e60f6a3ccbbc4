using System.Data;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Configuration;
using Orleans.Messaging;
using Orleans.Storage;
using Villages.SqlServer.Tests.Checking;
using Villages.SqlServer.Tests.Recording;

namespace Villages.SqlServer.Tests;

/// <summary>Orleans' own providers run our stored queries against a recorder: what they send, and read from the answers, is the contract the check uses.</summary>
public sealed class OrleansContractTests : IAsyncLifetime
{
    private const string Invariant = "Microsoft.Data.SqlClient";
    private static readonly GrainId Grain = GrainId.Create("calendar", "county/141129");
    private static readonly SiloAddress Silo = SiloAddress.New(IPAddress.Loopback, 11111, 7);

    private readonly RecordingDatabase _database = new(
        Scripts.All.SelectMany(script => ScriptReading.Of(script).Queries).ToDictionary(),
        key => OrleansContract.Queries[key].Columns is { } columns ? [.. columns.Select(name => name.Length == 0 ? "value" : name)] : []);

    private IHost _silo = null!;

    public ValueTask InitializeAsync()
    {
        foreach (var provider in new[] { typeof(AdoNetClusteringSiloOptions), typeof(AdoNetReminderTableOptions), typeof(AdoNetGrainStorageOptions) })
        {
            _database.StandInFor(Invariant, provider.Assembly);
        }

        _silo = new HostBuilder().UseOrleans((_, silo) => silo
            .Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = ("villages", "villages"))
            .UseAdoNetClustering(clustering => (clustering.Invariant, clustering.ConnectionString) = (Invariant, "recorded"))
            .UseAdoNetReminderService(reminders => (reminders.Invariant, reminders.ConnectionString) = (Invariant, "recorded"))
            .AddAdoNetGrainStorage("villages", storage => (storage.Invariant, storage.ConnectionString) = (Invariant, "recorded"))).Build();
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        _silo.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task What_Orleans_sends_is_what_the_check_takes_for_sent()
    {
        await Clustering(_silo.Services.GetRequiredService<IMembershipTable>());
        await Gateways();
        await Reminders(_silo.Services.GetRequiredService<IReminderTable>());
        await Storage(await Started(_silo.Services.GetRequiredKeyedService<IGrainStorage>("villages")));

        Assert.Equal(OrleansContract.Queries.Keys.Order(StringComparer.Ordinal), _database.Sent.Select(sent => sent.Key).Distinct().Order(StringComparer.Ordinal));
        Assert.All(_database.Sent, sent => Assert.Equal(
            OrleansContract.Queries[sent.Key].Parameters.Select(Family).Order(StringComparer.Ordinal),
            sent.Parameters.Select(parameter => $"{parameter.Key} {Family(parameter.Value)}").Order(StringComparer.Ordinal)));
    }

    /// <summary>What our queries answer when nothing was written: no version to the loser of two first writes, the caller's own to whoever is behind.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData(4)]
    public async Task A_write_that_changed_nothing_is_told_to_the_grain(int? version)
    {
        var storage = await Started(_silo.Services.GetRequiredKeyedService<IGrainStorage>("villages"));
        var state = new GrainState<Kept>(new Kept(), version?.ToString());
        _database.NewVersion = version is null ? DBNull.Value : version;

        await Assert.ThrowsAsync<InconsistentStateException>(() => storage.WriteStateAsync("area.summary", Grain, state));
        if (version is not null)
        {
            await Assert.ThrowsAsync<InconsistentStateException>(() => storage.ClearStateAsync("area.summary", Grain, state));
        }
    }

    private static async Task Clustering(IMembershipTable table)
    {
        await table.InitializeMembershipTableAsync(true, CancellationToken.None);
        var silo = new MembershipEntry { SiloAddress = Silo, SiloName = "one", HostName = "here", Status = SiloStatus.Active, ProxyPort = 30000 };
        (silo.StartTime, silo.IAmAliveTime) = (DateTime.UnixEpoch, DateTime.UnixEpoch);
        await table.ReadAllAsync(CancellationToken.None);
        await table.ReadRowAsync(Silo, CancellationToken.None);
        await table.InsertRowAsync(silo, new TableVersion(2, "1"), CancellationToken.None);
        await table.UpdateRowAsync(silo, "2", new TableVersion(3, "2"), CancellationToken.None);
        await table.UpdateIAmAliveAsync(silo, CancellationToken.None);
        await table.CleanupDefunctSiloEntriesAsync(DateTimeOffset.UnixEpoch.AddYears(80), CancellationToken.None);
        await table.DeleteMembershipTableEntriesAsync("villages", CancellationToken.None);
    }

    private static async Task Gateways()
    {
        using var client = new HostBuilder().UseOrleansClient((_, client) => client
            .Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = ("villages", "villages"))
            .UseAdoNetClustering(clustering => (clustering.Invariant, clustering.ConnectionString) = (Invariant, "recorded"))).Build();
        var gateways = client.Services.GetRequiredService<IGatewayListProvider>();
        await gateways.InitializeGatewayListProvider();
        Assert.Single(await gateways.GetGateways());
    }

    private static async Task Reminders(IReminderTable table)
    {
        await table.StartAsync();
        var entry = new ReminderEntry { GrainId = Grain, ReminderName = "heartbeat", StartAt = DateTime.UnixEpoch, Period = TimeSpan.FromDays(40) };
        Assert.Equal("1", await table.UpsertRow(entry));
        Assert.Single((await table.ReadRows(Grain)).Reminders);
        Assert.NotNull(await table.ReadRow(Grain, "heartbeat"));
        await table.ReadRows(1, 5);
        await table.ReadRows(5, 1);
        Assert.True(await table.RemoveRow(Grain, "heartbeat", "1"));
        await table.TestOnlyClearTable();
    }

    private static async Task Storage(IGrainStorage storage)
    {
        var state = new GrainState<Kept> { State = new Kept() };
        await storage.WriteStateAsync("area.summary", Grain, state);
        Assert.Equal("9", state.ETag);
        await storage.ReadStateAsync("area.summary", Grain, state);
        Assert.Equal("1", state.ETag);
        await storage.ClearStateAsync("area.summary", Grain, state);
    }

    private static async Task<IGrainStorage> Started(IGrainStorage storage)
    {
        var lifecycle = new SiloLifecycleSubject(NullLogger<SiloLifecycleSubject>.Instance);
        ((ILifecycleParticipant<ISiloLifecycle>)storage).Participate(lifecycle);
        await lifecycle.OnStart(CancellationToken.None);
        return storage;
    }

    private static string Family(string declaration) => declaration.Split('(')[0].Replace("datetime2", "datetime", StringComparison.Ordinal);

    private static string Family(SqlDbType type) => type.ToString().ToLowerInvariant().Replace("datetime2", "datetime", StringComparison.Ordinal);

    /// <summary>Some state.</summary>
    public sealed record Kept;
}
