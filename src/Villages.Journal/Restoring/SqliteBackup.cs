using Microsoft.Data.Sqlite;
using Villages.Journal.Sqlite;
using Villages.Journal.Verification;

namespace Villages.Journal.Restoring;

/// <summary>
/// Copies the embedded journal, or the keys of persons, while a host uses them. A copy is written under another name, checked, brought to the disk and only then
/// given its name; a file that is there is never overwritten.
/// </summary>
public static class SqliteBackup
{
    /// <summary>Everything acknowledged before the call is in the copy.</summary>
    /// <returns>What a walk over the copy found.</returns>
    /// <exception cref="JournalUnavailableException">There is no journal, or the copy is not sound; no file was left.</exception>
    /// <exception cref="IOException">The target exists.</exception>
    public static async Task<JournalVerification> CopyJournal(string folder, string target, IProgress<VerificationProgress>? progress = null, CancellationToken cancellation = default)
    {
        JournalVerification? found = null;
        await Copy(new SqliteJournalOptions { Folder = folder }.JournalFile, target, async copy =>
        {
            await using var engine = new SqliteJournalEngine(new SqliteJournalOptions { Folder = folder, File = copy, ReadOnly = true });
            found = await new JournalVerifier(engine).Verify(progress, cancellation);
            return found.FirstBroken?.ToString();
        });
        return found!;
    }

    /// <summary>The keys that make personal fields readable: to be kept apart from every copy of the journal, and not for long.</summary>
    /// <exception cref="JournalUnavailableException">There are no keys, or the copy is not sound; no file was left.</exception>
    /// <exception cref="IOException">The target exists.</exception>
    public static Task CopyKeys(string folder, string target) => Copy(new SqliteJournalOptions { Folder = folder }.PersonsFile, target, async copy =>
    {
        await using var connection = await Open(copy);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA integrity_check";
        return await command.ExecuteScalarAsync() is "ok" ? null : "SQLite finds the copy damaged.";
    });

    private static async Task Copy(string source, string target, Func<string, Task<string?>> check)
    {
        if (!File.Exists(source))
        {
            throw new JournalUnavailableException($"There is no '{source}'.");
        }

        if (File.Exists(target))
        {
            throw new IOException($"'{target}' exists; a backup is never overwritten.");
        }

        var copy = $"{Path.GetFullPath(target)}.{Guid.CreateVersion7():n}.partial";
        try
        {
            await Vacuum(source, copy);
            if (await check(copy) is { } fault)
            {
                throw new JournalUnavailableException($"The copy of '{source}' is not sound and was thrown away: {fault}");
            }

            Flush(copy);
            File.Move(copy, target, overwrite: false);
        }
        finally
        {
            foreach (var left in (string[])[copy, $"{copy}-wal", $"{copy}-shm"])
            {
                File.Delete(left);
            }
        }
    }

    private static async Task Vacuum(string source, string copy)
    {
        try
        {
            await using var connection = await Open(source);
            await using var command = connection.CreateCommand();
            command.CommandText = "VACUUM INTO $copy";
            command.CommandTimeout = 0;
            command.Parameters.AddWithValue("$copy", copy);
            await command.ExecuteNonQueryAsync();
        }
        catch (SqliteException fault)
        {
            throw new JournalUnavailableException($"'{source}' cannot be copied to '{copy}': {fault.Message}", fault);
        }
    }

    private static async Task<SqliteConnection> Open(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false, DefaultTimeout = 3 }.ToString());
        await connection.OpenAsync();
        return connection;
    }

    private static void Flush(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
        stream.Flush(flushToDisk: true);
    }
}
