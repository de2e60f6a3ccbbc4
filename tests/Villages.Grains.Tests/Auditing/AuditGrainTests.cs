using Microsoft.Data.Sqlite;
using Villages.Domain;
using Villages.Domain.People;
using Villages.Domain.Posts;
using Villages.Grains.Access;
using Villages.Grains.Auditing;
using Villages.Grains.Feed;
using Villages.Journal;
using Villages.Journal.Auditing;
using Villages.Journal.Privacy;
using Villages.Testing;

namespace Villages.Grains.Tests.Auditing;

/// <summary>The audit list of a living county.</summary>
public sealed class AuditGrainTests : IDisposable
{
    private static readonly AreaCode Village = LiveCounty.Villages[0];

    private readonly TemporaryFolder _folder = new("audit-list");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_commit_of_a_person_is_listed_and_none_of_the_house()
    {
        await using var county = await LiveCounty.Start(_folder.Path);
        await county.Settle();
        var commits = await Commits(county);
        var deeds = commits.Where(commit => !SystemActor.Is(commit.Actor)).Select(commit => commit.Position).ToArray();
        Assert.True(deeds.Length > 24 && deeds.Length < commits.Length);
        await Listed(county, commits[^1].Position);

        Assert.Equal(deeds, (await All(county)).Select(item => item.Position).Where(position => position <= commits[^1].Position).Reverse());
        Assert.Null((await county.Audit.Run()).FirstViolation);

        await Tamper($"DELETE FROM audit_entry WHERE position = {deeds[7]}");
        Assert.StartsWith("I9", (await county.Audit.Run()).FirstViolation, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_whom_when_from_where_and_why_are_told_and_what_changed()
    {
        await using var county = await LiveCounty.Start(_folder.Path);
        await county.Settle();
        new Principal("test", "township", AreaCode.Parse("141129100"), "203.0.113.7", "换届").Enter();
        var successor = PersonId.Create(LiveCounty.County, "the-next-director----"u8.ToArray());
        var outcome = await county.Grains.Village(Village).Fill(county.Command(new FillPost(successor, Position.Director, new DateOnly(2026, 2, 1)), "director"));
        Assert.True(outcome.Accepted, outcome.Refusal?.Message.English);
        await Listed(county, outcome.Value.Position);

        var found = Assert.Single((await county.Grains.Audit().Search(new AuditQuery(10, LiveCounty.County, Person: successor))).Items);
        Assert.Equal(("test", "township", "141129100", "203.0.113.7", "换届"), (found.Actor, found.Role, found.CallerArea?.Value, found.Address, found.Reason));
        Assert.Equal((outcome.Value.Position, Village.Stream, outcome.Value.Number, Village), (found.Position, found.Stream, found.Number, found.Area));

        var record = await county.Grains.Audit().Read(new FeedHead(await county.Journal.Epoch(), found.Position));
        var seat = Assert.Single(record!.Changes);
        Assert.Equal(("seats[1]", null), (seat.Path, seat.Before));
        Assert.Contains(successor.Value, seat.After, StringComparison.Ordinal);
        Assert.Null(await county.Grains.Audit().Read(new FeedHead(999, found.Position)));
    }

    [Fact]
    public async Task Personal_fields_are_shown_as_sealed_and_never_otherwise()
    {
        await using var county = await LiveCounty.Start(_folder.Path);
        await county.Settle();
        var person = PersonId.Create(LiveCounty.County, "somebody-with-a-name-"u8.ToArray());
        async Task<Sealed> Seal(string field, string text) => Sealed.Parse(await county.Service<IPersonVault>().Seal(person.Value, field, text));
        var fields = (Name: await Seal("name", "李明"), Number: await Seal("id-number", "142332197001010011"), Birth: await Seal("birth-date", "1970-01-01"));
        var outcome = await county.Grains.Person(person).Register(county.Command(new RegisterPerson(fields.Name, fields.Number, fields.Birth), "person"));
        Assert.True(outcome.Accepted, outcome.Refusal?.Message.English);
        await Listed(county, outcome.Value.Position);

        var record = await county.Grains.Audit().Read(new FeedHead(await county.Journal.Epoch(), outcome.Value.Position));

        Assert.Equal("\"sealed\"", record!.Changes.Single(change => change.Path == "name").After);
        var told = string.Join('\n', record.Changes.Select(change => $"{change.Path} {change.Before} {change.After}"));
        Assert.DoesNotContain("李明", told, StringComparison.Ordinal);
        Assert.DoesNotContain("1970", told, StringComparison.Ordinal);
        Assert.DoesNotContain("v1.", told, StringComparison.Ordinal);
        Assert.Equal([person], record.Item.Persons);
    }

    [Fact]
    public async Task Emptied_under_the_running_silo_it_fills_itself_again_and_a_rebuild_gives_the_same()
    {
        await using var county = await LiveCounty.Start(_folder.Path);
        await county.Settle();
        await Listed(county, (await Commits(county))[^1].Position);
        var before = await Facts(county);

        await county.Service<IAuditList>().Clear();
        await county.Read(Village, 2025, 80, sequence: 2);
        await Listed(county, (await Commits(county))[^1].Position);
        Assert.Equal(before, (await Facts(county)).Take(before.Length));

        var told = new List<long>();
        var entries = await county.Service<IAuditListRebuild>().Run((done, _) => told.Add(done));
        await Listed(county, (await Commits(county))[^1].Position);
        Assert.Equal(before.Length + 1, entries);
        Assert.Equal(before, (await Facts(county)).Take(before.Length));
        Assert.Equal(told.Order(), told);
    }

    [Fact]
    public async Task A_list_that_stands_behind_the_journals_end_is_written_anew()
    {
        await using (var first = await LiveCounty.Start(_folder.Path))
        {
            await first.Settle();
            await Listed(first, (await Commits(first))[^1].Position);
        }

        await Tamper($"UPDATE journal_checkpoint SET position = position + {100 * Commit.PositionsPerBatch} WHERE consumer = '{IAuditList.Consumer}'");
        await Tamper("UPDATE audit_entry SET actor = 'of-another-journal'");

        await using var county = await LiveCounty.Start(_folder.Path);
        await Eventually.Holds(
            "the list is that of this journal", async () => (await county.Grains.Audit().Search(new AuditQuery(200, AreaCode.Nation, Actor: "test"))).Items.Count > 24);
        Assert.Empty((await county.Grains.Audit().Search(new AuditQuery(200, AreaCode.Nation, Actor: "of-another-journal"))).Items);
    }

    private static Task Listed(LiveCounty county, long position) =>
        Eventually.Holds($"the audit list has come to {position}", async () => (await county.Grains.Audit().Search(new AuditQuery(1, AreaCode.Nation))).Listed >= position);

    private static async Task<Commit[]> Commits(LiveCounty county) => [.. (await county.Journal.ReadFeed(0, 10_000)).SelectMany(batch => batch.Commits)];

    /// <summary>Page by page, newest first.</summary>
    private static async Task<List<AuditItem>> All(LiveCounty county)
    {
        var (seen, before, more) = (new List<AuditItem>(), (FeedHead?)null, true);
        while (more)
        {
            var page = await county.Grains.Audit().Search(new AuditQuery(7, AreaCode.Nation, before));
            seen.AddRange(page.Items);
            (before, more) = (new FeedHead(page.Epoch, seen[^1].Position), page.More);
        }

        return seen;
    }

    private static async Task<string[]> Facts(LiveCounty county) =>
        [.. (await All(county)).AsEnumerable().Reverse().Select(item => $"{item.Position} {item.Actor} {item.Kind} {item.Stream} {item.Number} {string.Join(' ', item.Persons)}")];

    private async Task Tamper(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={_folder.File("journal.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.True(await command.ExecuteNonQueryAsync() > 0);
    }
}
