using Villages.Journal.Tests.Auditing;
using Villages.Journal.Tests.Privacy;
using Villages.Journal.Tests.Verification;
using Villages.Testing.PostgreSql;

namespace Villages.Journal.Tests.PostgreSql;

/// <summary>Every clause of the suite on PostgreSQL.</summary>
public static class PostgreSqlJournalConformance
{
    [Trait("Category", "Database")]
    public sealed class Appends(PostgreSqlFixture server) : AppendConformance(new PostgreSqlEngine(server));

    [Trait("Category", "Database")]
    public sealed class Opens(PostgreSqlFixture server) : OpeningConformance(new PostgreSqlEngine(server));

    [Trait("Category", "Database")]
    public sealed class Races(PostgreSqlFixture server) : RacingConformance(new PostgreSqlEngine(server));

    [Trait("Category", "Database")]
    public sealed class Reads(PostgreSqlFixture server) : ReadingConformance(new PostgreSqlEngine(server));

    [Trait("Category", "Database")]
    public sealed class Follows(PostgreSqlFixture server) : FeedConformance(new PostgreSqlEngine(server));

    [Collection(nameof(Alone))]
    [Trait("Category", "Database")]
    public sealed class Outages(PostgreSqlFixture server) : OutageConformance(new PostgreSqlEngine(server));

    [Trait("Category", "Database")]
    public sealed class Verifies(PostgreSqlFixture server) : VerificationConformance(new PostgreSqlEngine(server));

    [Trait("Category", "Database")]
    public sealed class KeepsPersons(PostgreSqlFixture server) : VaultConformance(new PostgreSqlEngine(server));

    [Trait("Category", "Database")]
    public sealed class ListsForAudit(PostgreSqlFixture server) : AuditListConformance(new PostgreSqlEngine(server));
}
