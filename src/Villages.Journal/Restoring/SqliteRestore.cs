using System.Globalization;
using Villages.Journal.Schema;
using Villages.Journal.Sqlite;

namespace Villages.Journal.Restoring;

/// <summary>Tells a restored embedded journal that it is one.</summary>
public static class SqliteRestore
{
    private const string Position = "(coalesce((SELECT max(number) FROM journal_batch), 0) + 1) * 4096 - 1";

    /// <param name="name">Of this restore; the same name again changes nothing.</param>
    /// <exception cref="JournalInUseException">A host has the journal open: then it is no copy that waits for its first start.</exception>
    /// <exception cref="JournalUnavailableException">The folder holds no journal.</exception>
    public static RestoredCopy Tell(string folder, string name)
    {
        var mark = RestoredCopy.Mark(name);
        using var file = new SqliteFile(new SqliteJournalOptions { Folder = folder }.JournalFile, 3);
        if (!File.Exists(file.Path))
        {
            throw new JournalUnavailableException($"There is no journal '{file.Path}'.");
        }

        file.Take();
        using var session = file.Writer();
        new SchemaRunner(session.Connection, SchemaEngine.Sqlite, "journal").Apply(CancellationToken.None).GetAwaiter().GetResult();
        session.Execute("BEGIN IMMEDIATE");
        var repeated = session.Statement($"INSERT INTO journal_checkpoint (consumer, position) VALUES ($0, {Position}) ON CONFLICT DO NOTHING", mark).Execute() == 0;
        if (!repeated)
        {
            session.Execute(
                $"INSERT INTO journal_checkpoint (consumer, position) SELECT 'epoch/' || epoch, {Position} FROM journal_header WHERE true ON CONFLICT DO NOTHING");
            session.Execute(
                string.Create(CultureInfo.InvariantCulture, $"UPDATE journal_header SET epoch = max(epoch + 1, unixepoch() - {RestoredCopy.Origin})"));
        }

        var copy = new RestoredCopy(SqliteReads.Epoch(session), SqliteReads.ReadCheckpoint(session, mark), repeated);
        session.Execute("COMMIT");
        return copy;
    }
}
