namespace Villages.Journal.Auditing;

/// <summary>The statements behind <see cref="IAuditList"/>, in one kind of database.</summary>
internal interface IAuditTable
{
    Task<bool> Write(long from, long through, IReadOnlyList<AuditEntry> entries, CancellationToken cancellation);

    Task<List<AuditEntry>> Read(AuditPage page, CancellationToken cancellation);

    Task<AuditEntry?> Find(long position, CancellationToken cancellation);

    /// <summary>Position of the last entry that was recorded before the time.</summary>
    Task<long?> LastBefore(DateTime time, CancellationToken cancellation);

    /// <summary>Position of the first entry that was recorded then or later.</summary>
    Task<long?> FirstFrom(DateTime time, CancellationToken cancellation);

    Task<long> Count(long through, CancellationToken cancellation);

    Task Clear(CancellationToken cancellation);
}

/// <summary>What a page is read along; the rest of the question is asked of each row on the way.</summary>
internal enum AuditWay
{
    Everything,
    About,
    Stream,
    Actor,
    Kind,
}

/// <summary>A page with the bounds that every statement takes. A text that does not narrow is empty.</summary>
/// <param name="After">Positions above it, below <paramref name="Before"/>.</param>
/// <param name="Areas">Codes from this text on, up to <paramref name="AreasEnd"/> without it.</param>
internal sealed record AuditPage(
    AuditWay Way, string About, string Stream, string Actor, string Kind, string Areas, string AreasEnd, DateTime From, DateTime To, long After, long Before, int Limit)
{
    private static readonly DateTime Earliest = new(1900, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime Latest = new(9000, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>
    /// The narrowest way: what somebody is named in is less than what a stream went through, and that less than what somebody did, in most cases. A person is always the way
    /// itself, so no statement asks a row for persons.
    /// </summary>
    public static AuditPage Of(AuditSearch search, long after, long before) => new(
        search.Person is not null ? AuditWay.About
            : search.Stream is not null ? AuditWay.Stream
            : search.Actor is not null ? AuditWay.Actor
            : search.Area is not null ? AuditWay.About
            : search.Kind is not null ? AuditWay.Kind
            : AuditWay.Everything,
        search.Person ?? search.Area ?? "",
        search.Stream ?? "",
        search.Actor ?? "",
        search.Kind ?? "",
        search.Area ?? "",
        $"{search.Area}:", // The sign after the digits.
        Later(search.From ?? Earliest, Earliest),
        search.To is { } to && to < Latest ? to : Latest,
        after,
        before,
        search.Limit);

    private static DateTime Later(DateTime one, DateTime other) => one > other ? one : other;
}
