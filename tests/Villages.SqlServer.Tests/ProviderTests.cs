using Microsoft.Data.SqlClient;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Villages.Grains.Hosting;

namespace Villages.SqlServer.Tests;

/// <summary>Orleans' providers get the driver's name and a string whose bounds the caller may widen.</summary>
public sealed class ProviderTests
{
    [Theory]
    [InlineData("Server=db;Database=villages", 20, 5, 8)]
    [InlineData("Server=db;Database=villages;Max Pool Size=7;Connection Timeout=3", 7, 3, 8)]
    public void Connections_are_bounded_unless_the_caller_says_otherwise(string connectionString, int pool, int connect, int command)
    {
        using var silo = new HostBuilder().UseOrleans((_, silo) => silo
            .UseSqlServerClustering(connectionString, "villages", new SiloSettings()).AddSqlServerOrleansProviders(connectionString)).Build();
        (string Invariant, string? ConnectionString)[] given =
        [
            Of(silo.Services.GetRequiredService<IOptions<AdoNetClusteringSiloOptions>>().Value, options => (options.Invariant, options.ConnectionString)),
            Of(silo.Services.GetRequiredService<IOptions<AdoNetReminderTableOptions>>().Value, options => (options.Invariant, options.ConnectionString)),
            Of(silo.Services.GetRequiredService<IOptionsMonitor<AdoNetGrainStorageOptions>>().Get(SiloSettings.StorageName), options => (options.Invariant, options.ConnectionString)),
        ];

        Assert.All(given, options =>
        {
            var settings = new SqlConnectionStringBuilder(options.ConnectionString);
            Assert.Equal("Microsoft.Data.SqlClient", options.Invariant);
            Assert.Equal(("db", "villages"), (settings.DataSource, settings.InitialCatalog));
            Assert.Equal((pool, connect, command), (settings.MaxPoolSize, settings.ConnectTimeout, settings.CommandTimeout));
            Assert.Equal((0, PoolBlockingPeriod.NeverBlock), (settings.ConnectRetryCount, settings.PoolBlockingPeriod));
        });
    }

    private static (string Invariant, string? ConnectionString) Of<TOptions>(TOptions options, Func<TOptions, (string Invariant, string? ConnectionString)> parts) => parts(options);
}
