using Villages.Journal.Tests.Privacy;
using Villages.Journal.Tests.Verification;
using Villages.Testing.PostgreSql;

namespace Villages.Journal.Tests.PostgreSql;

/// <summary>Every clause of the suite on PostgreSQL.</summary>
public static class PostgreSqlJournalConformance
{
    public sealed class Appends(PostgreSqlFixture server) : AppendConformance(new PostgreSqlEngine(server));

    public sealed class Opens(PostgreSqlFixture server) : OpeningConformance(new PostgreSqlEngine(server));

    public sealed class Races(PostgreSqlFixture server) : RacingConformance(new PostgreSqlEngine(server));

    public sealed class Reads(PostgreSqlFixture server) : ReadingConformance(new PostgreSqlEngine(server));

    public sealed class Follows(PostgreSqlFixture server) : FeedConformance(new PostgreSqlEngine(server));

    [Collection(nameof(Alone))]
    public sealed class Outages(PostgreSqlFixture server) : OutageConformance(new PostgreSqlEngine(server));

    public sealed class Verifies(PostgreSqlFixture server) : VerificationConformance(new PostgreSqlEngine(server));

    public sealed class KeepsPersons(PostgreSqlFixture server) : VaultConformance(new PostgreSqlEngine(server));
}
