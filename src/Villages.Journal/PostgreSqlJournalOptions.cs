namespace Villages.Journal;

/// <summary>The journal in a PostgreSQL database.</summary>
public sealed class PostgreSqlJournalOptions : ServerJournalOptions;
