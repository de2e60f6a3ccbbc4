using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

using Villages.Domain.Events;
using Villages.Domain.Readings;
using Villages.Grains.Areas;
using Villages.Grains.Auditing;
using Villages.Grains.Calendars;
using Villages.Grains.Consequences;
using Villages.Grains.Cycles;
using Villages.Grains.Journaling;
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
        builder.Services.AddVillagesGrains(SiloConfiguration.Calendars(config), SiloConfiguration.Indicators(config), settings);
        builder.UseOrleans(silo => silo.UseLoopbackClustering().AddEmbeddedOrleansProviders(dataFolder, settings));
        builder.Services.AddVillagesKeepers();
        return builder;
    }

    /// <summary>Everything grains need beside a journal and Orleans' providers; register the journal before it.</summary>
    public static IServiceCollection AddVillagesGrains(
        this IServiceCollection services, CountyCalendars calendars, IndicatorCatalogue indicators, SiloSettings settings)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(EventCodec.Default);
        services.AddSingleton(calendars);
        services.AddSingleton(indicators);
        services.AddSingleton(settings);
        services.AddSingleton<JournalAccess>();
        services.AddSingleton<RulebookCache>();
        services.AddSingleton<CycleScoring>();
        services.AddSingleton<CommandDispatch>();
        services.AddSingleton<IJournalAudit, JournalAudit>();
        services.AddSingleton<AreaRegister>();
        services.AddSingleton<IAreaRegister>(provider => provider.GetRequiredService<AreaRegister>());
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<AreaRegister>());
        services.AddSingleton<AreaFollower>();
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<AreaFollower>());
        return services;
    }

    /// <summary>Background work that calls grains: register it after Orleans, so that it starts after the silo and stops before it.</summary>
    public static IServiceCollection AddVillagesKeepers(this IServiceCollection services) => services
        .AddHostedService<ConsequenceKeeper>()
        .AddHostedService<CalendarKeeper>();
}
