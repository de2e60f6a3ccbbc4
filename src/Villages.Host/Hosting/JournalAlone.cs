using Villages.Grains.Hosting;
using Villages.Journal;

namespace Villages.Host.Hosting;

/// <summary>The deployment's journal without a silo, for verbs that look at it beside a running cluster: no port, no membership, no lock.</summary>
internal static class JournalAlone
{
    public static ServiceProvider Open(IConfiguration configuration)
    {
        var deployment = Deployment.Of(configuration);
        var services = new ServiceCollection().AddLogging().AddJournalAudit();
        _ = deployment.Engine switch
        {
            Engine.Sqlite => services.AddSqliteJournal(DataFolder.Of(configuration).Path, journal => journal.ReadOnly = true),
            Engine.PostgreSql => services.AddPostgreSqlJournal(_ => deployment.PostgreSqlJournal(configuration)),
            _ => services.AddSqlServerJournal(_ => deployment.SqlServerJournal(configuration)),
        };
        return services.BuildServiceProvider();
    }
}
