using System.Collections.Concurrent;
using Villages.Journal.Restoring;
using Villages.Journal.Tests.Sqlite;
using Villages.Testing;

namespace Villages.Journal.Tests.Restoring;

public sealed class SqliteBackupTests() : JournalConformance(new SqliteEngine())
{
    private readonly TemporaryFolder _copies = new("backup");

    private string Folder => Engine.Address[1];

    [Fact]
    public async Task Twenty_copies_taken_while_commits_go_on_all_verify_and_hold_what_was_acknowledged_before_them()
    {
        var acknowledged = new ConcurrentQueue<Guid>();
        using var enough = new CancellationTokenSource();
        var writing = Enumerable.Range(0, 6).Select(_ => Write(acknowledged, enough.Token)).ToArray();
        var grown = 0;
        for (var i = 0; i < 20; i++)
        {
            await Eventually.Holds("commits go on", () => acknowledged.Count > grown);
            var (target, before) = (_copies.File($"{i}/journal.db"), acknowledged.ToArray());
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            grown = before.Length;

            var found = await SqliteBackup.CopyJournal(Folder, target);

            Assert.Null(found.FirstBroken);
            await using var copy = await SqliteEngine.Open(Path.GetDirectoryName(target)!);
            var stored = (await WholeFeed(copy.Journal)).Select(commit => commit.CommandId).ToHashSet();
            Assert.Equal(found.Commits, stored.Count);
            Assert.Empty(before.Where(id => !stored.Contains(id)));
        }

        await enough.CancelAsync();
        await Task.WhenAll(writing);
        Assert.Null((await Verifier.Verify()).FirstBroken);
    }

    [Fact]
    public async Task A_file_that_is_there_is_left_as_it_is_and_no_other_is_made()
    {
        await Accepted(A.First(A.Stream()));
        await File.WriteAllTextAsync(_copies.File("journal.db"), "last week's");
        await Assert.ThrowsAsync<IOException>(() => SqliteBackup.CopyJournal(Folder, _copies.File("journal.db")));
        Assert.Equal("last week's", await File.ReadAllTextAsync(_copies.File("journal.db")));
        Assert.Single(Directory.GetFiles(_copies.Path));
    }

    [Fact]
    public async Task A_journal_that_is_not_sound_gives_no_copy()
    {
        await Accepted(A.First(A.Stream()));
        await CloseAll();
        await Engine.Tamper("UPDATE journal_commit SET actor = 'somebody-else'");
        await Assert.ThrowsAsync<JournalUnavailableException>(() => SqliteBackup.CopyJournal(Folder, _copies.File("journal.db")));
        Assert.Empty(Directory.GetFiles(_copies.Path));
    }

    [Fact]
    public async Task Keys_are_copied_to_a_file_of_their_own()
    {
        await Vault.Seal("141129-aaaaaaaaaaaaaaaaaaaa", "name", "张三");
        await SqliteBackup.CopyKeys(Folder, _copies.File("keys.db"));
        Assert.Equal([_copies.File("keys.db")], Directory.GetFiles(_copies.Path));
    }

    private async Task Write(ConcurrentQueue<Guid> acknowledged, CancellationToken enough)
    {
        var last = A.First(A.Stream(), new string('x', 300));
        while (!enough.IsCancellationRequested)
        {
            var result = await Journal.Append(last, Lane.Interactive, CancellationToken.None);
            Assert.Equal(AppendStatus.Accepted, result.Status);
            acknowledged.Enqueue(result.Commit!.CommandId);
            last = A.Next(result.Commit, "[]");
        }
    }
}
