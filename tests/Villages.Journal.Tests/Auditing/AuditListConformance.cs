using Villages.Journal.Auditing;

namespace Villages.Journal.Tests.Auditing;

/// <summary>The audit list: entries in the order of the feed, found by who, whom, what, where and when, and moved on by one writer at a time.</summary>
public abstract class AuditListConformance(TestedEngine engine) : JournalConformance(engine)
{
    private const string Person = "141129-0123456789abcdefghjk";
    private const string Other = "141129-zzzzzzzzzzzzzzzzzzzz";

    private static readonly DateTime Morning = new(2026, 3, 2, 1, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task Every_field_comes_back_as_it_was()
    {
        var entry = Entry(4096) with
        {
            Role = "township", CallerArea = "141129", Address = "2001:db8::7", Reason = "复核 𠮷", Types = ["a.done.v1", "b.done.v1"], Persons = [Person, Other],
            RecordedAt = Morning.AddMicroseconds(456_789),
        };

        Assert.True(await Audit.Write(0, 8191, [entry]));

        Assert.Equal(Facts(entry), Facts((await Audit.Find(4096))!));
        Assert.Equal(Facts(entry), Facts(Assert.Single(await Audit.Search(new AuditSearch(10)))));
        Assert.Equal(8191, await Audit.Listed());
        Assert.Null(await Audit.Find(4097));
    }

    [Fact]
    public async Task What_a_commit_does_not_say_stays_unsaid()
    {
        await Audit.Write(0, 8191, [Entry(4096)]);

        var found = await Audit.Find(4096);

        Assert.Equal((null, null, null, null), (found!.Role, found.CallerArea, found.Address, found.Reason));
        Assert.Empty(found.Persons);
    }

    [Fact]
    public async Task A_repeat_and_a_writer_who_stands_elsewhere_change_nothing()
    {
        Assert.True(await Audit.Write(0, 8191, [Entry(4096)]));

        Assert.False(await Audit.Write(0, 8191, [Entry(4096), Entry(4097)]));
        Assert.False(await Audit.Write(4096, 12_287, [Entry(8192)]));
        Assert.Equal((1, 8191), (await Audit.Count(long.MaxValue), await Audit.Listed()));

        Assert.True(await Audit.Write(8191, 12_287, [Entry(4096) with { Actor = "somebody-else" }, Entry(8192)]));
        Assert.Equal("li.ming", (await Audit.Find(4096))!.Actor);
        Assert.Equal((2, 1), (await Audit.Count(long.MaxValue), await Audit.Count(8191)));
    }

    [Fact]
    public async Task Of_racing_writers_one_moves_the_list()
    {
        var second = Engine.HasSeveralWriters ? (await Open()).Audit : Audit;

        var moved = await Task.WhenAll(Enumerable.Range(0, 20).Select(turn => (turn % 2 == 0 ? Audit : second).Write(0, 8191, [Entry(4096)]).AsTask()));

        Assert.Single(moved, true);
    }

    [Fact]
    public async Task Emptied_it_stands_at_the_beginning_and_is_written_anew()
    {
        await Audit.Write(0, 8191, [Entry(4096) with { Persons = [Person] }]);

        await Audit.Clear();

        Assert.Equal((0, 0), (await Audit.Count(long.MaxValue), await Audit.Listed()));
        Assert.Empty(await Audit.Search(new AuditSearch(10) { Person = Person }));
        Assert.False(await Audit.Write(8191, 12_287, []));
        Assert.True(await Audit.Write(0, 8191, [Entry(4096) with { Persons = [Person] }]));
        Assert.Single(await Audit.Search(new AuditSearch(10) { Person = Person }));
    }

    [Fact]
    public async Task Entries_are_found_by_each_of_their_sides_and_by_several_together()
    {
        await Audit.Write(0, 8191,
        [
            Entry(1) with { Persons = [Person] },
            Entry(2) with { Actor = "wang.fang" },
            Entry(3) with { Kind = "people.register", Area = "141129100", Persons = [Person, Other] },
            Entry(4) with { Stream = "village/141129100202", Number = 3 },
            Entry(5) with { Area = "141130100201" },
            Entry(6) with { Area = "00", Actor = "wang.fang" },
        ]);

        await Gives([3, 1], new(10) { Person = Person });
        await Gives([6, 2], new(10) { Actor = "wang.fang" });
        await Gives([4], new(10) { Stream = "village/141129100202" });
        await Gives([3], new(10) { Kind = "people.register" });
        await Gives([4, 3, 2, 1], new(10) { Area = "141129" });
        await Gives([3], new(10) { Area = "141129", Kind = "people.register" });
        await Gives([5, 4, 3, 2, 1], new(10) { Area = "1411" });
        await Gives([5], new(10) { Area = "141130100201" });
        await Gives([6, 5, 4, 3, 2, 1], new(10));
        await Gives([2], new(10) { Actor = "wang.fang", Area = "14" });
        await Gives([1], new(10) { Person = Person, Stream = "village/141129100201", Area = "141129100201", Actor = "li.ming", Kind = "readings.record" });
        await Gives([], new(10) { Person = Person, Area = "141130" });
        await Gives([], new(10) { Area = "1411291002010" });
    }

    [Fact]
    public async Task Pages_are_newest_first_and_leave_no_gap()
    {
        await Audit.Write(0, 8191, [.. Enumerable.Range(1, 95).Select(position => Entry(position) with { Persons = position % 2 == 0 ? [Person] : [] })]);

        foreach (var search in new AuditSearch[] { new(10), new(10) { Area = "141129" }, new(10) { Person = Person }, new(10) { Actor = "li.ming" } })
        {
            var seen = new List<long>();
            for (var page = await Audit.Search(search); page.Count > 0; page = await Audit.Search(search with { Before = seen[^1] }))
            {
                Assert.InRange(page.Count, 1, 10);
                seen.AddRange(page.Select(entry => entry.Position));
            }

            Assert.Equal(Enumerable.Range(1, 95).Where(position => search.Person is null || position % 2 == 0).Reverse().Select(position => (long)position), seen);
        }
    }

    [Fact]
    public async Task Times_are_found_exactly_though_positions_do_not_quite_rise_with_them()
    {
        await Audit.Write(0, 8191, [.. Enumerable.Range(0, 200).Select(hour => Entry(hour + 1) with { RecordedAt = Morning.AddHours(hour).AddMinutes(hour % 3 == 0 ? -90 : 0) })]);

        var found = await Audit.Search(new AuditSearch(200) { From = Morning.AddHours(100), To = Morning.AddHours(103) });

        Assert.Equal([103L, 102, 101], found.Select(entry => entry.Position));
        Assert.Equal(200, (await Audit.Search(new AuditSearch(200) { From = DateTime.MinValue, To = DateTime.MaxValue })).Count);
        Assert.Empty(await Audit.Search(new AuditSearch(200) { From = Morning.AddHours(300) }));
        Assert.Empty(await Audit.Search(new AuditSearch(200) { To = Morning.AddHours(-2) }));
        await Gives([101], new(1) { From = Morning.AddHours(100), To = Morning.AddHours(103), Before = 102, Actor = "li.ming" });
    }

    [Fact]
    public async Task Whoever_is_named_among_thousands_is_found_and_the_first_hundred_are_shown()
    {
        var named = Enumerable.Range(0, 3000).Select(person => $"141129-{person:00000000000000000000}").ToArray();

        await Audit.Write(0, 8191, [Entry(4096) with { Persons = named }]);

        Assert.Equal(named.Take(AuditEntry.Shown), Assert.Single(await Audit.Search(new AuditSearch(1) { Person = named[^1] })).Persons);
    }

    [Fact]
    public async Task It_outlives_a_restart()
    {
        await Audit.Write(0, 8191, [Entry(4096)]);

        await Reopen();

        Assert.Equal((1, 8191), (await Audit.Count(8191), await Audit.Listed()));
        Assert.Equal(8191, await Journal.ReadCheckpoint(IAuditList.Consumer));
    }

    private IAuditList Audit => Opened.Audit;

    private async Task Gives(long[] positions, AuditSearch search) => Assert.Equal(positions, (await Audit.Search(search)).Select(entry => entry.Position));

    private static AuditEntry Entry(long position) => new()
    {
        Position = position, RecordedAt = Morning, Actor = "li.ming", Kind = "readings.record", Stream = "village/141129100201", Number = 1, Area = "141129100201",
        EffectiveOn = new DateOnly(2026, 3, 1), Types = ["readings.recorded.v1"], Persons = [],
    };

    private static string Facts(AuditEntry entry) => string.Join(" | ", [
        $"{entry.Position}", $"{entry.RecordedAt:O} {entry.RecordedAt.Kind}", entry.Actor, entry.Role, entry.CallerArea, entry.Address, entry.Kind, entry.Stream,
        $"{entry.Number}", entry.Area, $"{entry.EffectiveOn:O}", string.Join(',', entry.Types), string.Join(',', entry.Persons), entry.Reason]);
}
