namespace Villages.Journal.Tests;

/// <summary>Reads of streams, commands, heads, snapshots and checkpoints.</summary>
public abstract class ReadingConformance(TestedEngine engine) : JournalConformance(engine)
{
    [Fact]
    public async Task An_unknown_stream_is_empty_everywhere()
    {
        var stream = A.Stream();

        Assert.Empty(await Journal.Read(stream));
        Assert.Empty(await Journal.Heads([stream]));
        Assert.Empty(await Journal.Heads([]));
        Assert.Null(await Journal.Find(stream, Guid.CreateVersion7()));
        Assert.Empty(await Journal.FindCommand(Guid.CreateVersion7()));
        Assert.Null(await Journal.ReadSnapshot(stream));
        Assert.Equal(0, await Journal.LastBatch());
        Assert.Empty(await Journal.ReadFeed(0, 10));
    }

    [Fact]
    public async Task A_stream_is_read_from_any_number_on_and_in_order()
    {
        var commit = await Accepted(A.First(A.Stream()));
        foreach (var _ in Enumerable.Range(0, 11))
        {
            commit = await Accepted(A.Next(commit));
        }

        Assert.Equal(Enumerable.Range(1, 12).Select(number => (long)number), (await Journal.Read(commit.Stream)).Select(read => read.Number));
        Assert.Equal([10L, 11L, 12L], (await Journal.Read(commit.Stream, 9)).Select(read => read.Number));
        Assert.Empty(await Journal.Read(commit.Stream, 12));
    }

    [Fact]
    public async Task A_thousand_reads_at_once_get_each_its_own_stream()
    {
        var streams = A.Streams(1_000);
        await AppendAll(Journal, streams.Select(stream => A.First(stream, stream.Key)));

        var reads = await Task.WhenAll(streams.Select(stream => Journal.Read(stream).AsTask()));

        Assert.Equal(streams, reads.Select(read => Assert.Single(read).Stream));
        Assert.Equal(streams.Length, (await Journal.Heads(streams)).Count);
    }

    [Fact]
    public async Task The_first_answer_of_a_command_is_found_after_the_stream_went_on()
    {
        var first = await Accepted(A.First(A.Stream()));
        await Accepted(A.Next(first));

        Assert.Equal(first.Facts(), (await Journal.Find(first.Stream, first.CommandId))!.Facts());
        Assert.Null(await Journal.Find(A.Stream(), first.CommandId));
        Assert.Equal(first.Facts(), Assert.Single(await Journal.FindCommand(first.CommandId)).Facts());
    }

    [Fact]
    public async Task An_acknowledged_commit_is_in_the_last_batch_or_before_it()
    {
        var accepted = await Accepted(A.First(A.Stream()));

        Assert.True(await Journal.LastBatch() >= accepted.Batch);
    }

    [Fact]
    public async Task A_snapshot_comes_back_byte_for_byte_and_is_replaced_by_the_next()
    {
        var stream = A.Stream();
        var snapshot = new Snapshot(stream, "village.state/1", 7, A.BodyHash(1), [0, 1, 255, 0], A.BodyHash(2));

        await Journal.WriteSnapshot(snapshot);
        IsSame(snapshot, await Journal.ReadSnapshot(stream));

        var next = snapshot with { Format = "village.state/2", Number = 9, Data = new byte[300_000] };
        await Journal.WriteSnapshot(next);
        IsSame(next, await Journal.ReadSnapshot(stream));

        await Reopen();
        IsSame(next, await Journal.ReadSnapshot(stream));
        Assert.Empty(await Journal.Read(stream));
    }

    [Fact]
    public async Task A_checkpoint_never_goes_back_and_belongs_to_one_consumer()
    {
        Assert.Equal(0, await Journal.ReadCheckpoint("areas"));

        await Journal.WriteCheckpoint("areas", 40_960);
        await Journal.WriteCheckpoint("areas", 4_096);
        await Journal.WriteCheckpoint("webhooks", 8_192);

        Assert.Equal(40_960, await Journal.ReadCheckpoint("areas"));
        Assert.Equal(8_192, await Journal.ReadCheckpoint("webhooks"));
        await Reopen();
        Assert.Equal(40_960, await Journal.ReadCheckpoint("areas"));
    }

    [Fact]
    public async Task Racing_checkpoints_end_at_the_highest()
    {
        await Task.WhenAll(Enumerable.Range(1, 50).Select(at => Journal.WriteCheckpoint("areas", at * 7 % 51).AsTask()));

        Assert.Equal(50, await Journal.ReadCheckpoint("areas"));
    }

    [Fact]
    public async Task The_epoch_begins_at_one_and_survives_a_restart()
    {
        Assert.Equal(1, await Journal.Epoch());
        await Reopen();
        Assert.Equal(1, await Journal.Epoch());
    }

    [Fact]
    public async Task Everything_acknowledged_is_there_after_a_restart()
    {
        var streams = A.Streams(300);
        await AppendAll(Journal, streams.Select(stream => A.First(stream)));
        var before = await WholeFeed(Journal);

        await Reopen();

        Assert.Equal(before.Select(A.Facts), (await WholeFeed(Journal)).Select(A.Facts));
        Assert.Equal(AppendStatus.Repeated, (await Journal.Append(before[7], Lane.Interactive)).Status);
    }

    private static void IsSame(Snapshot expected, Snapshot? read)
    {
        Assert.NotNull(read);
        Assert.Equal((expected.Stream, expected.Format, expected.Number), (read.Stream, read.Format, read.Number));
        Assert.True(expected.Data.AsSpan().SequenceEqual(read.Data), "The data differ.");
        Assert.Equal(expected.CommitHash, read.CommitHash);
        Assert.Equal(expected.Seal, read.Seal);
    }
}
