using Villages.Grains.Hosting;
using Villages.Journal;

namespace Villages.Host.Hosting;

/// <summary>The deployment's journal without a silo, for verbs that look at it beside a running cluster: no port, no membership, no lock.</summary>
internal static class JournalAlone
{
    /// <param name="readOnly">False takes the embedded journal for this process.</param>
    /// <exception cref="JournalInUseException">Thrown by the first use, where the embedded journal is taken and a host has it open.</exception>
    public static ServiceProvider Open(IConfiguration configuration, bool readOnly = true)
    {
        var deployment = Deployment.Of(configuration);
        var services = new ServiceCollection().AddLogging().AddJournalAudit();
        _ = deployment.Engine switch
        {
            Engine.Sqlite => services.AddSqliteJournal(DataFolder.Of(configuration).Path, journal => journal.ReadOnly = readOnly),
            Engine.PostgreSql => services.AddPostgreSqlJournal(_ => deployment.PostgreSqlJournal(configuration)),
            _ => services.AddSqlServerJournal(_ => deployment.SqlServerJournal(configuration)),
        };
        return services.BuildServiceProvider();
    }
}
