using System.Net.Sockets;
using Npgsql;
using Villages.Journal.Engines;

namespace Villages.Journal.PostgreSql;

/// <summary>What a failure says about the rows that were sent.</summary>
internal static class PostgreSqlErrors
{
    /// <summary>An ERROR means rolled back, for sure; a session that was ended may have committed before.</summary>
    public static SendVerdict Verdict(PostgresException fault) =>
        fault.InvariantSeverity is "FATAL" or "PANIC" ? SendVerdict.Doubtful
        : fault.SqlState.StartsWith("22", StringComparison.Ordinal) || fault.SqlState.StartsWith("54", StringComparison.Ordinal) ? SendVerdict.Invalid
        : fault.SqlState is PostgresErrorCodes.CheckViolation or PostgresErrorCodes.NotNullViolation ? SendVerdict.Invalid
        : SendVerdict.RolledBack;

    public static bool IsOfConnection(Exception fault) => fault is NpgsqlException or TimeoutException or SocketException or IOException;

    /// <summary>A pooled connection that had died before it was used: the next one may live.</summary>
    public static bool IsStaleConnection(Exception fault) =>
        fault is PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown }
        || (fault is NpgsqlException and not PostgresException && fault.InnerException is IOException or SocketException);

    public static JournalUnavailableException Unavailable(Exception fault) => new($"The journal's database does not answer: {fault.Message}", fault);
}
