namespace Villages.Journal.Tests.Verification;

/// <summary>The verifier finds what was changed behind the journal's back, and names the first commit that does not follow.</summary>
public abstract class VerificationConformance(TestedEngine engine) : JournalConformance(engine)
{
    /// <summary>As many commits as put the first page's end (256) between the second and the third commit of the stream in the middle.</summary>
    private const int Early = 254;

    private static readonly StreamId Middle = new(A.Zhongyang, "village/141129100002");
    private static readonly StreamId Late = new(A.Zhongyang, "village/141129100003");

    [Fact]
    public async Task An_empty_journal_is_sound()
    {
        Assert.True((await Verifier.Verify()).IsSound);
    }

    [Fact]
    public async Task An_untouched_journal_is_sound_and_counted()
    {
        await Write();

        var verification = await Verifier.Verify();

        Assert.Null(verification.FirstBroken);
        Assert.Equal((Early + 2, Early + 15, await Journal.LastBatch()), (verification.Streams, verification.Commits, verification.Batches));
    }

    [Theory]
    [InlineData("data = CAST('{}' AS {bytes})")]
    [InlineData("kind = 'stars.veto'")]
    [InlineData("actor = 'user/wang.wu'")]
    [InlineData("area = '141129'")]
    [InlineData("effective_on = '2022-03-01'")]
    [InlineData("command_id = {guid}")]
    [InlineData("body_hash = hash")]
    [InlineData("hash = body_hash")]
    public async Task A_changed_field_is_found_at_its_commit(string change)
    {
        await Write();
        change = change.Replace("{bytes}", Engine.BytesType, StringComparison.Ordinal).Replace("{guid}", Engine.SomeGuid, StringComparison.Ordinal);

        await Tamper($"UPDATE journal_commit SET {change} WHERE stream = '{Middle.Key}' AND number = 3");

        await FirstBrokenIs(Middle, 3);
    }

    [Fact]
    public async Task A_row_deleted_from_the_middle_is_found_as_missing()
    {
        await Write();

        await Tamper($"DELETE FROM journal_commit WHERE stream = '{Middle.Key}' AND number = 4");

        await FirstBrokenIs(Middle, 4);
    }

    [Fact]
    public async Task Two_swapped_commits_are_found_at_the_first_of_them()
    {
        await Write();

        await Tamper(
            $"UPDATE journal_commit SET number = number + 1000 WHERE stream = '{Middle.Key}' AND number IN (2, 3)",
            $"UPDATE journal_commit SET number = 1005 - number WHERE stream = '{Middle.Key}' AND number > 1000");

        await FirstBrokenIs(Middle, 2);
    }

    [Fact]
    public async Task Renumbering_after_a_deletion_hides_nothing()
    {
        await Write();

        await Tamper(
            $"DELETE FROM journal_commit WHERE stream = '{Middle.Key}' AND number = 2",
            $"UPDATE journal_commit SET number = number - 1 WHERE stream = '{Middle.Key}' AND number = 3",
            $"UPDATE journal_commit SET number = number - 1 WHERE stream = '{Middle.Key}' AND number = 4",
            $"UPDATE journal_commit SET number = number - 1 WHERE stream = '{Middle.Key}' AND number = 5");

        await FirstBrokenIs(Middle, 2);
    }

    [Fact]
    public async Task A_commit_moved_to_another_stream_is_found()
    {
        await Write();

        await Tamper($"UPDATE journal_commit SET stream = '{Middle.Key}', number = 6 WHERE stream = '{Late.Key}' AND number = 10");

        await FirstBrokenIs(Middle, 6);
    }

    [Fact]
    public async Task Of_two_tamperings_the_first_in_the_order_of_streams_is_named()
    {
        await Write();

        await Tamper(
            $"UPDATE journal_commit SET actor = 'x' WHERE stream = '{Late.Key}' AND number = 1",
            $"UPDATE journal_commit SET actor = 'x' WHERE stream = '{Middle.Key}' AND number = 4");

        await FirstBrokenIs(Middle, 4);
    }

    [Fact]
    public async Task A_deleted_stream_is_found_by_the_batches_that_miss_it()
    {
        await Write();
        var batch = (await Journal.Read(Middle))[0].Batch;

        await Tamper($"DELETE FROM journal_commit WHERE stream = '{Middle.Key}'");

        var broken = (await Verifier.Verify()).FirstBroken!;
        Assert.Null(broken.Stream);
        Assert.Equal(batch, broken.Number);
    }

    [Fact]
    public async Task A_deleted_batch_is_found()
    {
        await Write();

        await Tamper("DELETE FROM journal_batch WHERE number = 2");

        Assert.NotNull((await Verifier.Verify()).FirstBroken);
    }

    private async Task Write()
    {
        await AppendAll(Journal, Enumerable.Range(0, Early).Select(village => A.First(new(A.Zhongyang, $"village/141129000{village:D3}"))));
        await Task.WhenAll(Write(Middle, 5), Write(Late, 10));
    }

    private async Task Write(StreamId stream, int length)
    {
        var commit = await Accepted(A.First(stream));
        while (commit.Number < length)
        {
            commit = await Accepted(A.Next(commit));
        }
    }

    private async Task Tamper(params string[] statements)
    {
        await CloseAll();
        foreach (var statement in statements)
        {
            await Engine.Tamper(statement);
        }

        await Open();
    }

    private async Task FirstBrokenIs(StreamId stream, long number)
    {
        var broken = (await Verifier.Verify()).FirstBroken;
        Assert.NotNull(broken);
        Assert.Equal((stream, number), (broken.Stream, broken.Number));
        Assert.Contains(stream.Key, broken.ToString(), StringComparison.Ordinal);
    }
}
