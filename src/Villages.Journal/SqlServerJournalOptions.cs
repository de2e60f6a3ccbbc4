namespace Villages.Journal;

/// <summary>The journal in a SQL Server database. Statically checked against T-SQL 160; never executed in this project's checks.</summary>
public sealed class SqlServerJournalOptions : ServerJournalOptions;
