using System.Net.Sockets;
using Microsoft.Data.SqlClient;
using Villages.Journal.Engines;

namespace Villages.Journal.SqlServer;

/// <summary>What a failure says about the rows that were sent. Numbers from the documentation; none of them was seen from a server here.</summary>
internal static class SqlServerErrors
{
    /// <summary>From here on the session is gone.</summary>
    private const byte Fatal = 20;

    private const int Deadlock = 1205;

    /// <summary>NULL where none may be, a broken check, an overflow, a conversion, a text or key too long, a parameter that is none: the data, whenever they come.</summary>
    private static readonly int[] OfData = [220, 232, 241, 242, 245, 248, 295, 511, 515, 517, 547, 1946, 2628, 8023, 8114, 8115, 8152];

    public static SendVerdict Verdict(SqlException fault) => Verdict([.. fault.Errors.Cast<SqlError>().Select(error => (error.Number, error.Class))]);

    /// <summary>
    /// A number of the server's below the fatal classes means rolled back, for sure: <c>XACT_ABORT</c> is on, and nothing after the commit waits. Time-out (-2), a
    /// cancelled call (0) and a lost session may have committed before.
    /// </summary>
    public static SendVerdict Verdict(IReadOnlyCollection<(int Number, byte Class)> errors) =>
        errors.Count == 0 || errors.Any(IsDoubtful) ? SendVerdict.Doubtful
        : errors.Any(error => OfData.Contains(error.Number)) ? SendVerdict.Invalid
        : SendVerdict.RolledBack;

    public static bool IsDeadlock(SqlException fault) => fault.Errors.Cast<SqlError>().Any(error => error.Number == Deadlock);

    /// <summary>The connection is gone, perhaps before it was used: the next one may live.</summary>
    public static bool IsLostConnection(SqlException fault) => fault.Errors.Count == 0 || fault.Errors.Cast<SqlError>().Any(error => error.Class >= Fatal);

    public static bool IsOfDatabase(Exception fault) => fault is SqlException or TimeoutException or SocketException or IOException;

    public static JournalUnavailableException Unavailable(Exception fault) => new($"The journal's database does not answer: {fault.Message}", fault);

    private static bool IsDoubtful((int Number, byte Class) error) => error.Class >= Fatal || (error.Number <= 0 && error.Class > 0);
}
