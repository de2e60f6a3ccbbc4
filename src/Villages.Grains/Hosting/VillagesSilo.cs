using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Serialization;
using Villages.Domain.Boards;
using Villages.Domain.Events;
using Villages.Domain.Readings;
using Villages.Grains.Access;
using Villages.Grains.Areas;
using Villages.Grains.Auditing;
using Villages.Grains.Calendars;
using Villages.Grains.Consequences;
using Villages.Grains.Cycles;
using Villages.Grains.Journaling;
using Villages.Grains.People;
using Villages.Grains.Rulebooks;
using Villages.Journal;

namespace Villages.Grains.Hosting;

/// <summary>What a silo of Villages is made of.</summary>
public static class VillagesSilo
{
    /// <summary>One silo in this process on the embedded database: journal, keys and Orleans' tables are files in the data folder.</summary>
    /// <param name="config">Folder <c>silo-config</c> with calendars and indicators.</param>
    /// <exception cref="InvalidOperationException">A configuration file has faults; the message lists all of them.</exception>
    public static IHostApplicationBuilder AddEmbeddedVillages(this IHostApplicationBuilder builder, string dataFolder, string config, SiloSettings? settings = null)
    {
        settings ??= new SiloSettings();
        builder.Services.AddSqliteJournal(dataFolder);
        return builder.AddSilo(config, settings, silo => silo.UseLoopbackClustering().AddEmbeddedOrleansProviders(dataFolder, settings));
    }

    /// <summary>One silo of a cluster on PostgreSQL, whose schema was applied before.</summary>
    /// <param name="config">Folder <c>silo-config</c> with calendars and indicators.</param>
    /// <exception cref="InvalidOperationException">A configuration file has faults; the message lists all of them.</exception>
    public static IHostApplicationBuilder AddPostgreSqlVillages(
        this IHostApplicationBuilder builder, PostgreSqlJournalOptions journal, string clusterId, string config, SiloSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(journal);
        settings ??= new SiloSettings();
        builder.Services.AddPostgreSqlJournal(_ => journal);
        return builder.AddSilo(config, settings, silo => silo
            .UsePostgreSqlClustering(journal.ConnectionString, clusterId, settings).AddPostgreSqlOrleansProviders(journal.ConnectionString, settings));
    }

    /// <summary>One silo of a cluster on SQL Server, whose schema was applied before. Never executed in this project's checks.</summary>
    /// <param name="config">Folder <c>silo-config</c> with calendars and indicators.</param>
    /// <exception cref="InvalidOperationException">A configuration file has faults; the message lists all of them.</exception>
    public static IHostApplicationBuilder AddSqlServerVillages(
        this IHostApplicationBuilder builder, SqlServerJournalOptions journal, string clusterId, string config, SiloSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(journal);
        settings ??= new SiloSettings();
        builder.Services.AddSqlServerJournal(_ => journal);
        return builder.AddSilo(config, settings, silo => silo
            .UseSqlServerClustering(journal.ConnectionString, clusterId, settings).AddSqlServerOrleansProviders(journal.ConnectionString, settings));
    }

    /// <summary>What a process without a silo needs to serve the API: a client, and the register read from the silos.</summary>
    /// <param name="cluster">How the client finds silos.</param>
    /// <param name="config">Folder <c>silo-config</c> with indicators.</param>
    public static IHostApplicationBuilder AddVillagesClient(
        this IHostApplicationBuilder builder, Action<IClientBuilder> cluster, string config, SiloSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(EventCodec.Default);
        builder.Services.AddSingleton(SiloConfiguration.Indicators(config));
        builder.UseOrleansClient(client =>
        {
            cluster(client);
            client.UseConnectionRetryFilter<SilosAwaited>();
            client.Configure<ClientMessagingOptions>(messaging => messaging.ResponseTimeout = (settings ?? new SiloSettings()).ResponseTimeout);
        });
        builder.Services.TellFaultsToOtherSilos();
        builder.Services.AddSingleton<IRegisterSource, RemoteRegisterSource>();
        builder.Services.AddAreaRegister();
        return builder;
    }

    /// <summary>Everything grains need beside a journal and Orleans' providers; register the journal before it.</summary>
    public static IServiceCollection AddVillagesGrains(
        this IServiceCollection services, CountyCalendars calendars, IndicatorCatalogue indicators, BoardKinds boards, SiloSettings settings)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(boards);
        services.AddSingleton(calendars);
        services.AddSingleton(indicators);
        services.AddSingleton(settings);
        services.TellFaultsToOtherSilos();
        services.AddSingleton<IIncomingGrainCallFilter, PrincipalRequired>();
        services.AddSingleton<IOutgoingGrainCallFilter, PrincipalOfGrains>();
        services.AddSingleton<JournalAccess>();
        services.AddSingleton<RulebookCache>();
        services.AddTransient<CycleProgress>();
        services.AddSingleton<CycleScoring>();
        services.AddSingleton<CycleRescoring>();
        services.AddSingleton<CommandDispatch>();
        services.AddJournalAudit();
        services.AddSingleton<StateHistory>();
        services.AddSingleton<IRegisterSource, JournalRegisterSource>();
        services.AddAreaRegister();
        services.AddSingleton<LiveVillages>();
        services.AddSingleton<ILiveVillages>(provider => provider.GetRequiredService<LiveVillages>());
        services.AddSingleton<LiveAreas>();
        services.AddSingleton<ILiveAreas>(provider => provider.GetRequiredService<LiveAreas>());
        services.AddSingleton<AreaFollower>();
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<AreaFollower>());
        return services;
    }

    /// <summary>The audit and the rebuilding of its list, which need a journal and nothing else: no silo, no grain.</summary>
    public static IServiceCollection AddJournalAudit(this IServiceCollection services)
    {
        services.TryAddSingleton(EventCodec.Default);
        services.AddSingleton<IAuditListRebuild, AuditListRebuild>();
        return services.AddSingleton<IJournalAudit, JournalAudit>();
    }

    /// <summary>Background work that calls grains: register it after Orleans, so that it starts after the silo and stops before it.</summary>
    public static IServiceCollection AddVillagesKeepers(this IServiceCollection services) => services
        .AddSingleton<SiloDeaths>()
        .AddHostedService<ConsequenceKeeper>()
        .AddHostedService<ErasureKeeper>()
        .AddHostedService<AuditListKeeper>()
        .AddHostedService<CalendarKeeper>();

    private static IHostApplicationBuilder AddSilo(this IHostApplicationBuilder builder, string config, SiloSettings settings, Action<ISiloBuilder> database)
    {
        builder.Services.AddVillagesGrains(SiloConfiguration.Calendars(config), SiloConfiguration.Indicators(config), SiloConfiguration.Boards(config), settings);
        builder.UseOrleans(database);
        builder.Services.AddVillagesKeepers();
        return builder;
    }

    /// <summary>
    /// Exceptions of the database, and of the silo's own limits of time (Polly), cross to another process as they are: one that cannot be told would hide the outage behind a
    /// fault of its own.
    /// </summary>
    internal static IServiceCollection TellFaultsToOtherSilos(this IServiceCollection services) => services.Configure<ExceptionSerializationOptions>(options =>
    {
        options.SupportedNamespacePrefixes.Add(nameof(Npgsql));
        options.SupportedNamespacePrefixes.Add(nameof(Polly));
    });

    private static void AddAreaRegister(this IServiceCollection services)
    {
        services.AddSingleton<AreaRegister>();
        services.AddSingleton<IAreaRegister>(provider => provider.GetRequiredService<AreaRegister>());
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<AreaRegister>());
    }
}
