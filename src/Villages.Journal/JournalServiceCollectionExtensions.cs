using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Villages.Journal.Auditing;
using Villages.Journal.Engines;
using Villages.Journal.Feed;
using Villages.Journal.Metering;
using Villages.Journal.PostgreSql;
using Villages.Journal.Privacy;
using Villages.Journal.Sqlite;
using Villages.Journal.SqlServer;
using Villages.Journal.Verification;
using Villages.Journal.Writing;

namespace Villages.Journal;

/// <summary>Registers <see cref="IJournal"/>, <see cref="IFeed"/> with its follower, the audit list, the vault of persons and the verifier. Register the journal before whoever uses it at start.</summary>
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
        services.AddSingleton<SqliteJournalEngine>();
        services.AddSingleton<IJournalEngine>(provider => provider.GetRequiredService<SqliteJournalEngine>());
        services.AddSingleton<IAuditTable, SqliteAuditTable>();
        services.AddSingleton<IPersonKeyStore, SqlitePersonKeys>();
        return services.AddJournal(provider => DeploymentKey.LoadOrCreate(provider.GetRequiredService<SqliteJournalOptions>().KeyFile));
    }

    /// <summary>The journal in a PostgreSQL database, whose schema was applied before.</summary>
    public static IServiceCollection AddPostgreSqlJournal(
        this IServiceCollection services, string connectionString, Action<PostgreSqlJournalOptions>? configure = null) =>
        services.AddPostgreSqlJournal(_ =>
        {
            var options = new PostgreSqlJournalOptions { ConnectionString = connectionString };
            configure?.Invoke(options);
            return options;
        });

    /// <summary>The journal in a PostgreSQL database, with options known when the container is built.</summary>
    public static IServiceCollection AddPostgreSqlJournal(this IServiceCollection services, Func<IServiceProvider, PostgreSqlJournalOptions> options)
    {
        services.AddSingleton(options);
        services.AddSingleton<JournalOptions>(provider => provider.GetRequiredService<PostgreSqlJournalOptions>());
        services.AddSingleton<PostgreSqlSources>();
        services.AddSingleton<PostgreSqlJournalEngine>();
        services.AddSingleton<IJournalEngine>(provider => provider.GetRequiredService<PostgreSqlJournalEngine>());
        services.AddSingleton<IAuditTable, PostgreSqlAuditTable>();
        services.AddSingleton<IPersonKeyStore, PostgreSqlPersonKeys>();
        return services.AddJournal(provider => KeyOf(provider.GetRequiredService<PostgreSqlJournalOptions>()));
    }

    /// <summary>The journal in a SQL Server database, whose schema was applied before.</summary>
    /// <exception cref="FormatException">The connection string names no server or no database.</exception>
    public static IServiceCollection AddSqlServerJournal(
        this IServiceCollection services, string connectionString, Action<SqlServerJournalOptions>? configure = null) =>
        services.AddSqlServerJournal(_ =>
        {
            var options = new SqlServerJournalOptions { ConnectionString = connectionString };
            configure?.Invoke(options);
            return options;
        });

    /// <summary>The journal in a SQL Server database, with options known when the container is built.</summary>
    public static IServiceCollection AddSqlServerJournal(this IServiceCollection services, Func<IServiceProvider, SqlServerJournalOptions> options)
    {
        services.AddSingleton(options);
        services.AddSingleton<JournalOptions>(provider => provider.GetRequiredService<SqlServerJournalOptions>());
        services.AddSingleton<SqlServerConnections>();
        services.AddSingleton<SqlServerJournalEngine>();
        services.AddSingleton<IJournalEngine>(provider => provider.GetRequiredService<SqlServerJournalEngine>());
        services.AddSingleton<IAuditTable, SqlServerAuditTable>();
        services.AddSingleton<IPersonKeyStore, SqlServerPersonKeys>();
        return services.AddJournal(provider => KeyOf(provider.GetRequiredService<SqlServerJournalOptions>()));
    }

    private static DeploymentKey KeyOf(ServerJournalOptions options) => string.IsNullOrWhiteSpace(options.DeploymentKey)
        ? DeploymentKey.LoadOrCreate(options.DeploymentKeyFile)
        : DeploymentKey.Parse(options.DeploymentKey);

    private static IServiceCollection AddJournal(this IServiceCollection services, Func<IServiceProvider, DeploymentKey> key)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<JournalFollower>();
        services.AddSingleton<IFeed>(provider => provider.GetRequiredService<JournalFollower>());
        services.AddSingleton<IBatchSink>(provider => provider.GetRequiredService<JournalFollower>());
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<JournalFollower>());
        services.AddSingleton<IJournal, DurableJournal>();
        services.AddSingleton<IAuditList, AuditList>();
        services.AddSingleton<IHostedService, JournalGauges>();
        services.AddSingleton(provider => new JournalVerifier(provider.GetRequiredService<IJournalEngine>()));
        services.AddSingleton(provider => new PersonVault(
            provider.GetRequiredService<IPersonKeyStore>(), () => key(provider), provider.GetRequiredService<JournalOptions>()));
        services.AddSingleton<IPersonVault>(provider => provider.GetRequiredService<PersonVault>());
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<PersonVault>());
        return services;
    }
}
