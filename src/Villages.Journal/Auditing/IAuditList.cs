namespace Villages.Journal.Auditing;

/// <summary>
/// The audit list: a table beside the journal that holds an entry for each commit of a person, and how far it has come. Nothing is lost with it: emptied, it is written anew
/// from the feed. Calls throw <see cref="JournalUnavailableException"/> when the database cannot be reached.
/// </summary>
public interface IAuditList
{
    /// <summary>Checkpoint that says how far the list has come; moved by <see cref="Write"/> alone, with the entries.</summary>
    const string Consumer = "audit-list";

    /// <summary>Feed position up to which every commit of a person is in the list, 0 at first.</summary>
    ValueTask<long> Listed(CancellationToken cancellation = default);

    /// <summary>Adds the entries and moves the list on, both or neither. An entry that is there stays as it is.</summary>
    /// <param name="from">Where the list stands, as the caller knows it.</param>
    /// <param name="through">Position up to which it has everything then.</param>
    /// <returns>False when the list stands elsewhere: somebody else moved or emptied it, and nothing was written.</returns>
    ValueTask<bool> Write(long from, long through, IReadOnlyList<AuditEntry> entries, CancellationToken cancellation = default);

    /// <summary>A page in the order of positions, newest first. Times are looked up first: a position is taken to be at most an hour older or younger than its time says.</summary>
    ValueTask<IReadOnlyList<AuditEntry>> Search(AuditSearch search, CancellationToken cancellation = default);

    ValueTask<AuditEntry?> Find(long position, CancellationToken cancellation = default);

    /// <summary>Entries up to a position.</summary>
    ValueTask<long> Count(long through, CancellationToken cancellation = default);

    /// <summary>Empties the list and sets it back to the feed's beginning; whoever writes it begins again there.</summary>
    ValueTask Clear(CancellationToken cancellation = default);
}
