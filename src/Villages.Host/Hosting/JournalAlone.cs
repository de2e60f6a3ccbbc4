using Villages.Grains.Hosting;
using Villages.Journal;

namespace Villages.Host.Hosting;

/// <summary>The deployment's journal without a silo, for verbs that look at it beside a running cluster: no port, no membership, no lock.</summary>
internal static class JournalAlone
{
    /// <exception cref="InvalidOperationException">The settings name no database that could be looked at.</exception>
    public static ServiceProvider Open(IConfiguration configuration)
    {
        var deployment = Deployment.Of(configuration);
        var services = new ServiceCollection().AddLogging().AddJournalAudit();
        _ = deployment.Engine switch
        {
            Engine.Sqlite => services.AddSqliteJournal(DataFolder.Of(configuration).Path, journal => journal.ReadOnly = true),
            Engine.PostgreSql => services.AddPostgreSqlJournal(_ => deployment.PostgreSqlJournal(configuration)),
            _ => throw new InvalidOperationException($"The engine {deployment.Engine} has no journal yet."),
        };
        return services.BuildServiceProvider();
    }
}
