using Villages.Journal.Tests.Auditing;
using Villages.Journal.Tests.Privacy;
using Villages.Journal.Tests.Verification;

namespace Villages.Journal.Tests.SqlServer;

/// <summary>Every clause of the suite on SQL Server, where there is one.</summary>
public static class SqlServerJournalConformance
{
    [Trait("Category", "Database")]
    public sealed class Appends() : AppendConformance(new SqlServerEngine());

    [Trait("Category", "Database")]
    public sealed class Opens() : OpeningConformance(new SqlServerEngine());

    [Trait("Category", "Database")]
    public sealed class Races() : RacingConformance(new SqlServerEngine());

    [Trait("Category", "Database")]
    public sealed class Reads() : ReadingConformance(new SqlServerEngine());

    [Trait("Category", "Database")]
    public sealed class Follows() : FeedConformance(new SqlServerEngine());

    [Collection(nameof(Alone))]
    [Trait("Category", "Database")]
    public sealed class Outages() : OutageConformance(new SqlServerEngine());

    [Trait("Category", "Database")]
    public sealed class Verifies() : VerificationConformance(new SqlServerEngine());

    [Trait("Category", "Database")]
    public sealed class KeepsPersons() : VaultConformance(new SqlServerEngine());

    [Trait("Category", "Database")]
    public sealed class ListsForAudit() : AuditListConformance(new SqlServerEngine());
}
