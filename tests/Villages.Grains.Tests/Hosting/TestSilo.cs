using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using Orleans.TestingHost;
using Villages.Grains.Hosting;

namespace Villages.Grains.Tests.Hosting;

/// <summary>One silo in this process on real provider tables.</summary>
internal sealed class TestSilo : IAsyncDisposable
{
    private readonly InProcessTestCluster _cluster;

    private TestSilo(InProcessTestCluster cluster) => _cluster = cluster;

    public static SiloSettings Quick { get; } = new()
    {
        MinimumReminderPeriod = TimeSpan.FromMilliseconds(200),
        ReminderRefresh = TimeSpan.FromSeconds(2),
        ResponseTimeout = TimeSpan.FromSeconds(20),
    };

    public static Task<TestSilo> OnSqlite(string folder) => Start(silo => silo.AddEmbeddedOrleansProviders(folder, Quick));

    public static Task<TestSilo> OnPostgreSql(string connectionString) => Start(silo => silo.AddPostgreSqlOrleansProviders(connectionString, Quick));

    public IGrainStorage Storage =>
        _cluster.Silos[0].ServiceProvider.GetRequiredKeyedService<IGrainStorage>(SiloSettings.StorageName);

    public T Grain<T>(string key)
        where T : IGrainWithStringKey => _cluster.Client.GetGrain<T>(key);

    public async ValueTask DisposeAsync() => await _cluster.DisposeAsync();

    private static async Task<TestSilo> Start(Action<ISiloBuilder> configure)
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) => configure(silo));
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return new TestSilo(cluster);
    }
}
