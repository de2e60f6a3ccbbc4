using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Serialization;
using Orleans.Storage;
using Villages.Domain;

namespace Villages.Grains.Hosting;

/// <summary>Where Orleans keeps grain state and reminders, by profile.</summary>
public static class OrleansProviders
{
    // Orleans knows the driver Microsoft.Data.Sqlite by the name of an older one.
    private const string Sqlite = "System.Data.SQLite";
    private const string PostgreSql = "Npgsql";
    private const string SqlServer = "Microsoft.Data.SqlClient";

    // Few connections and short waits; what the caller's string says comes later and wins.
    private const string Bounds = "Maximum Pool Size=20;Timeout=5;Command Timeout=8;";

    // Of the same names the last one wins here too. A pool that remembers a failure would refuse for a minute after it is over.
    private const string SqlServerBounds =
        "Max Pool Size=20;Connect Timeout=5;Command Timeout=8;Connect Retry Count=0;Pool Blocking Period=NeverBlock;Application Name=villages-orleans;";

    /// <summary>Grain storage and durable reminders in the file <c>orleans.db</c> of the folder, which creates and upgrades itself. For one process.</summary>
    public static ISiloBuilder AddEmbeddedOrleansProviders(this ISiloBuilder silo, string folder, SiloSettings? settings = null)
    {
        var database = new EmbeddedOrleansDatabase(folder);
        silo.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(database);
        return silo.AddProviders(Sqlite, database.ConnectionString, settings ?? new SiloSettings());
    }

    /// <summary>Grain storage and reminders in PostgreSQL. The silo refuses to start on a database that was not migrated.</summary>
    public static ISiloBuilder AddPostgreSqlOrleansProviders(this ISiloBuilder silo, string connectionString, SiloSettings? settings = null)
    {
        silo.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(new PostgreSqlOrleansDatabase(connectionString));
        return silo.AddProviders(PostgreSql, Bounds + connectionString, settings ?? new SiloSettings());
    }

    /// <summary>One of the silos that find each other through the same PostgreSQL database.</summary>
    public static ISiloBuilder UsePostgreSqlClustering(this ISiloBuilder silo, string connectionString, string clusterId, SiloSettings settings) =>
        silo.UseClustering(PostgreSql, Bounds + connectionString, clusterId, settings);

    /// <summary>A client of those silos; it needs the database only where no gateways are named.</summary>
    public static IClientBuilder UsePostgreSqlClustering(
        this IClientBuilder client, string connectionString, string clusterId, IReadOnlyList<IPEndPoint> gateways) =>
        client.UseClustering(PostgreSql, Bounds + connectionString, clusterId, gateways);

    /// <summary>Grain storage and reminders in SQL Server. The silo refuses to start on a database that was not migrated.</summary>
    public static ISiloBuilder AddSqlServerOrleansProviders(this ISiloBuilder silo, string connectionString, SiloSettings? settings = null)
    {
        silo.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(new SqlServerOrleansDatabase(connectionString));
        return silo.AddProviders(SqlServer, SqlServerBounds + connectionString, settings ?? new SiloSettings());
    }

    /// <summary>One of the silos that find each other through the same SQL Server database.</summary>
    public static ISiloBuilder UseSqlServerClustering(this ISiloBuilder silo, string connectionString, string clusterId, SiloSettings settings) =>
        silo.UseClustering(SqlServer, SqlServerBounds + connectionString, clusterId, settings);

    /// <summary>A client of those silos; it needs the database only where no gateways are named.</summary>
    public static IClientBuilder UseSqlServerClustering(
        this IClientBuilder client, string connectionString, string clusterId, IReadOnlyList<IPEndPoint> gateways) =>
        client.UseClustering(SqlServer, SqlServerBounds + connectionString, clusterId, gateways);

    /// <summary>A cluster of this one silo, reachable on the loopback interface only.</summary>
    /// <param name="siloPort">0 takes a free port.</param>
    /// <param name="gatewayPort">0 takes a free port; null opens none, so that no other process can call grains.</param>
    public static ISiloBuilder UseLoopbackClustering(this ISiloBuilder silo, int siloPort = 0, int? gatewayPort = null)
    {
        var free = FreePorts(2);
        silo.UseLocalhostClustering(
            siloPort == 0 ? free[0] : siloPort, gatewayPort == 0 ? free[1] : gatewayPort ?? free[1], serviceId: SiloSettings.ServiceId, clusterId: "single");
        return gatewayPort is null ? silo.Configure<EndpointOptions>(endpoint => (endpoint.GatewayPort, endpoint.GatewayListeningEndpoint) = (0, null)) : silo;
    }

    private static ISiloBuilder AddProviders(this ISiloBuilder silo, string invariant, string connectionString, SiloSettings settings)
    {
        // Last word on the id: it is part of every row's key.
        silo.Services.PostConfigure<ClusterOptions>(cluster => cluster.ServiceId = SiloSettings.ServiceId);
        return silo.Limit(settings).AddAdoNetGrainStorage(SiloSettings.StorageName, storage =>
        {
            storage.Invariant = invariant;
            storage.ConnectionString = connectionString;
            storage.GrainStorageSerializer = Json();
            storage.DeleteStateOnClear = false;
        })
        .UseAdoNetReminderService(reminders =>
        {
            reminders.Invariant = invariant;
            reminders.ConnectionString = connectionString;
        });
    }

    private static ISiloBuilder Limit(this ISiloBuilder silo, SiloSettings settings) => silo
        .Configure<SiloMessagingOptions>(messaging =>
        {
            messaging.ResponseTimeout = settings.ResponseTimeout;
            messaging.MaxEnqueuedRequestsHardLimit = settings.MaximumQueue;
            messaging.MaxEnqueuedRequestsSoftLimit = settings.MaximumQueue / 5;
            messaging.MaxEnqueuedRequestsHardLimit_StatelessWorker = settings.MaximumQueue / 5;
        })
        .Configure<ClientMessagingOptions>(messaging => messaging.ResponseTimeout = settings.ResponseTimeout)
        .Configure<GrainCollectionOptions>(collection =>
        {
            collection.CollectionAge = settings.CollectionAge;
            collection.EnableActivationSheddingOnMemoryPressure = true;
        })
        .Configure<ReminderOptions>(reminders =>
        {
            reminders.MinimumReminderPeriod = settings.MinimumReminderPeriod;
            reminders.RefreshReminderListPeriod = settings.ReminderRefresh;
        });

    // The default serializer would write the names of our classes into the rows.
    private static SystemTextJsonGrainStorageSerializer Json()
    {
        var options = new SystemTextJsonGrainStorageSerializerOptions();
        var (json, domain) = (options.JsonSerializerOptions, DomainJson.Options);
        json.PropertyNamingPolicy = domain.PropertyNamingPolicy;
        json.DefaultIgnoreCondition = domain.DefaultIgnoreCondition;
        json.Encoder = domain.Encoder;
        json.NumberHandling = domain.NumberHandling;
        json.IncludeFields = false;
        json.RespectNullableAnnotations = domain.RespectNullableAnnotations;
        json.RespectRequiredConstructorParameters = domain.RespectRequiredConstructorParameters;
        foreach (var converter in domain.Converters)
        {
            json.Converters.Add(converter);
        }

        return new SystemTextJsonGrainStorageSerializer(Options.Create(options));
    }

    private static int[] FreePorts(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToArray();
        try
        {
            Array.ForEach(listeners, listener => listener.Start());
            return [.. listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        }
        finally
        {
            Array.ForEach(listeners, listener => listener.Dispose());
        }
    }
}
