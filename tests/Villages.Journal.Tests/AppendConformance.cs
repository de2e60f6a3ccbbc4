using System.Text;
using Villages.Testing;

namespace Villages.Journal.Tests;

/// <summary>How a commit ends: accepted, repeated, stale or impossible, each for itself.</summary>
public abstract class AppendConformance(TestedEngine engine) : JournalConformance(engine)
{
    [Fact]
    public async Task An_accepted_commit_is_read_back_byte_for_byte()
    {
        var commit = A.First(A.Stream(), """[{"type":"stars.secretary-rated.v1","text":"中阳县金罗镇"}]""");

        var accepted = await Accepted(commit);

        var read = Assert.Single(await Journal.Read(commit.Stream));
        Assert.Equal(accepted.Facts(), read.Facts());
        Assert.Equal((commit with { Batch = 1, Ordinal = 0 }).Facts(), read.Facts());
        Assert.Equal(DateTimeKind.Utc, read.RecordedAt.Kind);
        Assert.Equal(commit.Hash, CommitHash.Of(read, CommitHash.Genesis));
    }

    [Fact]
    public async Task A_repeated_command_answers_its_first_commit()
    {
        var first = await Accepted(A.First(A.Stream()));
        var second = await Accepted(A.Next(first));

        var repeated = await Journal.Append(A.Next(second) with { CommandId = first.CommandId }, Lane.Interactive);

        Assert.Equal(AppendStatus.Repeated, repeated.Status);
        Assert.Equal(first.Facts(), repeated.Commit!.Facts());
        Assert.Equal(2, (await Journal.Read(first.Stream)).Count);
    }

    [Fact]
    public async Task The_very_same_commit_sent_twice_is_repeated_and_not_stale()
    {
        var commit = A.First(A.Stream());
        var first = await Accepted(commit);

        var again = await Journal.Append(commit, Lane.Bulk);

        Assert.Equal(AppendStatus.Repeated, again.Status);
        Assert.Equal(first.Facts(), again.Commit!.Facts());
    }

    [Fact]
    public async Task The_same_command_with_another_body_shows_the_body_of_the_first()
    {
        var first = await Accepted(A.First(A.Stream()));

        var repeated = await Journal.Append(A.Next(first) with { CommandId = first.CommandId, BodyHash = A.BodyHash(2) }, Lane.Interactive);

        Assert.Equal(AppendStatus.Repeated, repeated.Status);
        Assert.Equal(A.BodyHash(1), repeated.Commit!.BodyHash);
    }

    [Fact]
    public async Task One_command_may_leave_a_commit_on_each_of_several_streams()
    {
        var here = A.First(A.Stream());
        var there = A.First(A.Stream()) with { CommandId = here.CommandId };
        await Accepted(here);
        await Accepted(there);

        var left = await Journal.FindCommand(here.CommandId);

        Assert.Equal([here.Stream.Key, there.Stream.Key], left.Select(commit => commit.Stream.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_number_that_is_taken_is_stale_and_writes_nothing()
    {
        var first = await Accepted(A.First(A.Stream()));

        var late = await Journal.Append(A.First(first.Stream), Lane.Interactive);

        Assert.Equal(AppendStatus.Stale, late.Status);
        Assert.Single(await Journal.Read(first.Stream));
        Assert.Equal(1, await Journal.LastBatch());
    }

    [Fact]
    public async Task One_colliding_commit_among_500_leaves_499()
    {
        var taken = await Accepted(A.First(A.Stream()));
        var commits = A.Streams(500).Select(stream => A.First(stream)).ToArray();
        commits[250] = A.First(taken.Stream);

        Task<AppendResult[]> appending;
        await using (await Engine.Lock())
        {
            _ = Journal.Append(A.First(A.Stream()), Lane.Bulk).AsTask();
            await Eventually.Holds("the lane waits for the lock", () => ((DurableJournal)Journal).Waiting(Lane.Bulk) == 0);
            appending = AppendAll(Journal, commits);
        }

        var results = await appending;
        Assert.Equal(AppendStatus.Stale, results[250].Status);
        Assert.Equal(499, results.Count(result => result.Status == AppendStatus.Accepted));
        var feed = await WholeFeed(Journal);
        Assert.Equal(501, feed.Count);
        Assert.True(feed.GroupBy(commit => commit.Batch).Max(batch => batch.Count()) >= 400, "The commits did not travel together.");
    }

    [Theory]
    [InlineData("payload over 1 MiB")]
    [InlineData("key of 121 characters")]
    [InlineData("key with a Chinese character")]
    [InlineData("key with a blank")]
    [InlineData("key without characters")]
    [InlineData("kind of 61 characters")]
    [InlineData("actor of 121 characters")]
    [InlineData("actor with a NUL")]
    [InlineData("area of 13 characters")]
    [InlineData("number 0")]
    [InlineData("hash of 31 bytes")]
    [InlineData("body hash of 33 bytes")]
    [InlineData("time finer than a microsecond")]
    public async Task A_row_that_cannot_be_stored_fails_alone_and_says_why(string fault)
    {
        var good = A.Streams(40).Select(stream => A.First(stream)).ToArray();
        Commit[] all = [.. good[..20], WithFault(fault), .. good[20..]];

        var results = await AppendAll(Journal, all);

        Assert.Equal(AppendStatus.Impossible, results[20].Status);
        Assert.EndsWith(".", results[20].Reason, StringComparison.Ordinal);
        Assert.Equal(40, results.Count(result => result.Status == AppendStatus.Accepted));
        Assert.Equal(40, (await WholeFeed(Journal)).Count);
    }

    [Fact]
    public async Task A_key_of_121_characters_is_refused_in_a_sentence_that_names_the_limit()
    {
        var result = await Journal.Append(WithFault("key of 121 characters"), Lane.Interactive);

        Assert.Equal("A stream key has at most 120 characters; this one has 121.", result.Reason);
    }

    [Fact]
    public async Task Keys_of_120_characters_are_kept_and_compared_byte_by_byte()
    {
        var key = "village/" + new string('x', 112);
        StreamId[] streams = [new(1, key), new(2, key), new(1, key[..^1] + 'X'), new(1, key[..^1]), new(1, key[..^1] + '~')];

        foreach (var stream in streams)
        {
            await Accepted(A.First(stream));
        }

        Assert.Equal(5, (await Journal.Heads(streams)).Count);
        Assert.Equal(streams[2], Assert.Single(await Journal.Read(streams[2])).Stream);
    }

    [Theory]
    [InlineData(1024 * 1024)]
    [InlineData(0)]
    public async Task Payloads_from_nothing_to_1_MiB_come_back_as_they_were(int length)
    {
        var data = new byte[length];
        new Random(7).NextBytes(data);
        var commit = (A.First(A.Stream()) with { Data = data }).After(CommitHash.Genesis);

        await Accepted(commit);

        Assert.Equal(data, Assert.Single(await Journal.Read(commit.Stream)).Data);
    }

    [Theory]
    [InlineData("党支部书记 · 星级 ★★★ · 𠮷")]
    [InlineData("before\0after, and \\u0000 written out")]
    public async Task Texts_of_any_characters_come_back_as_they_were(string text)
    {
        var commit = await Accepted(A.First(A.Stream(), text));

        Assert.Equal(text, Encoding.UTF8.GetString(Assert.Single(await Journal.Read(commit.Stream)).Data));
    }

    private static Commit WithFault(string fault)
    {
        var good = A.First(A.Stream());
        var faulty = fault switch
        {
            "payload over 1 MiB" => good with { Data = new byte[(1024 * 1024) + 1] },
            "key of 121 characters" => good with { Stream = new(A.Zhongyang, "village/" + new string('x', 113)) },
            "key with a Chinese character" => good with { Stream = new(A.Zhongyang, "village/村") },
            "key with a blank" => good with { Stream = new(A.Zhongyang, "village/1 ") },
            "key without characters" => good with { Stream = new(A.Zhongyang, "") },
            "kind of 61 characters" => good with { Kind = new string('k', 61) },
            "actor of 121 characters" => good with { Actor = new string('a', 121) },
            "actor with a NUL" => good with { Actor = "user/\0" },
            "area of 13 characters" => good with { Area = "1411291000031" },
            "number 0" => good with { Number = 0 },
            "body hash of 33 bytes" => good with { BodyHash = new byte[33] },
            "time finer than a microsecond" => good with { RecordedAt = good.RecordedAt.AddTicks(1) },
            _ => good,
        };
        return fault == "hash of 31 bytes" ? faulty with { Hash = new byte[31] } : faulty.After(CommitHash.Genesis);
    }
}
