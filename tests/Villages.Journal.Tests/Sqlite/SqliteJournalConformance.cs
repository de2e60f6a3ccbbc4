using Villages.Journal.Tests.Auditing;
using Villages.Journal.Tests.Privacy;
using Villages.Journal.Tests.Verification;

namespace Villages.Journal.Tests.Sqlite;

/// <summary>Every clause of the suite on SQLite.</summary>
public static class SqliteJournalConformance
{
    public sealed class Appends() : AppendConformance(new SqliteEngine());

    public sealed class Opens() : OpeningConformance(new SqliteEngine());

    public sealed class Races() : RacingConformance(new SqliteEngine());

    public sealed class Reads() : ReadingConformance(new SqliteEngine());

    public sealed class Follows() : FeedConformance(new SqliteEngine());

    [Collection(nameof(Alone))]
    public sealed class Outages() : OutageConformance(new SqliteEngine());

    public sealed class Verifies() : VerificationConformance(new SqliteEngine());

    public sealed class KeepsPersons() : VaultConformance(new SqliteEngine());

    public sealed class ListsForAudit() : AuditListConformance(new SqliteEngine());
}
