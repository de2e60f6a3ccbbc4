using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Villages.Journal.Engines;
using Villages.Journal.Feed;
using Villages.Journal.Sqlite;
using Villages.Journal.Verification;
using Villages.Journal.Writing;

namespace Villages.Journal;

/// <summary>Registers <see cref="IJournal"/>, <see cref="IFeed"/> with its follower, the vault of persons and the verifier. Register the journal before whoever uses it at start.</summary>
public static class JournalServiceCollectionExtensions
{
    /// <summary>The embedded journal in a folder.</summary>
    public static IServiceCollection AddSqliteJournal(this IServiceCollection services, string folder, Action<SqliteJournalOptions>? configure = null) =>
        services.AddSqliteJournal(_ =>
        {
            var options = new SqliteJournalOptions { Folder = folder };
            configure?.Invoke(options);
            return options;
        });

    /// <summary>The embedded journal, with options known when the container is built.</summary>
    public static IServiceCollection AddSqliteJournal(this IServiceCollection services, Func<IServiceProvider, SqliteJournalOptions> options)
    {
        services.AddSingleton(options);
        services.AddSingleton<JournalOptions>(provider => provider.GetRequiredService<SqliteJournalOptions>());
        services.AddSingleton<IJournalEngine, SqliteJournalEngine>();
        return services.AddJournal();
    }

    private static IServiceCollection AddJournal(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<JournalFollower>();
        services.AddSingleton<IFeed>(provider => provider.GetRequiredService<JournalFollower>());
        services.AddSingleton<IBatchSink>(provider => provider.GetRequiredService<JournalFollower>());
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<JournalFollower>());
        services.AddSingleton<IJournal, DurableJournal>();
        services.AddSingleton(provider => new JournalVerifier(provider.GetRequiredService<IJournalEngine>()));
        return services;
    }
}
