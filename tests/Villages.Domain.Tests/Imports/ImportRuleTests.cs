using Villages.Domain.Imports;

namespace Villages.Domain.Tests.Imports;

public class ImportRuleTests
{
    private static readonly ImportState Empty = ImportState.Empty(StreamKey.Parse("import/141129-1"));
    private static readonly AcceptImport Acceptance = new("readings", "readings.csv", "9f86", 4, 2);
    private static readonly ImportState Staged = Stage(Stage(Empty, 0, 2, 3), 1, 4, 7);
    private static readonly ImportState Accepted = Staged.After(ImportRule.Decide(Staged, Acceptance));

    [Fact]
    public void Nothing_is_pending_before_acceptance()
    {
        Assert.Empty(Staged.Pending(10));
        Assert.Equal([2, 3, 4], Accepted.Pending(3).Select(r => r.Line));
    }

    [Fact]
    public void A_chunk_told_twice_is_staged_once()
    {
        ImportRule.Decide(Staged, new StageRows(1, [Row(4), Row(7)])).ChangesNothing();
        Assert.Equal(4, Staged.RowCount);
    }

    [Fact]
    public void A_missing_chunk_an_empty_one_and_lines_out_of_order_are_refused()
    {
        ImportRule.Decide(Staged, new StageRows(3, [Row(9)])).IsRefused("imports.chunk-missing");
        ImportRule.Decide(Staged, new StageRows(2, [])).IsRefused("imports.chunk-missing");
        ImportRule.Decide(Staged, new StageRows(2, [Row(5)])).IsRefused("imports.lines-out-of-order");
        ImportRule.Decide(Empty, new StageRows(0, [Row(1)])).IsRefused("imports.lines-out-of-order");
    }

    [Fact]
    public void A_line_that_makes_several_commands_is_never_given_in_halves()
    {
        var staged = Empty.After(ImportRule.Decide(Empty, new StageRows(0, [Row(2), Row(3), Row(3), Row(4)])));
        var accepted = staged.After(ImportRule.Decide(staged, Acceptance with { Rows = 4, Chunks = 1 }));

        Assert.Equal([2, 3, 3], accepted.Pending(2).Select(row => row.Line));
    }

    [Fact]
    public void A_chunk_fits_into_a_commit() =>
        ImportRule.Decide(Empty, new StageRows(0, [Row(2) with { Body = new string('村', 400_000) }])).IsRefused("imports.chunk-too-large");

    [Fact]
    public void An_import_is_accepted_whole_or_not_at_all()
    {
        ImportRule.Decide(Staged, Acceptance with { Rows = 5 }).IsRefused("imports.rows-missing");
        ImportRule.Decide(Staged, Acceptance with { Chunks = 3 }).IsRefused("imports.rows-missing");
        ImportRule.Decide(Accepted, Acceptance).ChangesNothing();
        ImportRule.Decide(Accepted, new StageRows(2, [Row(9)])).IsRefused("imports.wrong-status");
        ImportRule.Decide(Accepted, new AbandonImport("late")).IsRefused("imports.wrong-status");
    }

    [Fact]
    public void Reports_move_forward_and_the_last_one_completes()
    {
        var refusal = new RowRefusal(3, "posts.not-held", new Text("未担任。", "Not held."));
        var half = Accepted.After(ImportRule.Decide(Accepted, new ReportRows(3, [refusal])));

        Assert.Equal([4, 7], half.Pending(10).Select(r => r.Line));
        ImportRule.Decide(half, new ReportRows(3, [refusal])).ChangesNothing();

        var done = half.After(ImportRule.Decide(half, new ReportRows(7, [])));
        var view = done.View();
        Assert.Equal((ImportStatus.Completed, 4, 3), (view.Status, view.Rows, view.Applied));
        Assert.Equal([refusal], view.Refused);
        Assert.Empty(done.Pending(10));
        ImportRule.Decide(done, new ReportRows(7, [])).ChangesNothing();
        ImportRule.Decide(done, Acceptance).ChangesNothing();
    }

    [Fact]
    public void A_report_names_only_waiting_lines()
    {
        ImportRule.Decide(Accepted, new ReportRows(5, [])).IsRefused("imports.no-such-line");
        ImportRule.Decide(Accepted, new ReportRows(3, [new RowRefusal(7, "x", new Text("x", "x"))])).IsRefused("imports.no-such-line");
        ImportRule.Decide(Staged, new ReportRows(3, [])).IsRefused("imports.wrong-status");
    }

    [Fact]
    public void What_was_not_accepted_can_be_abandoned()
    {
        var abandoned = Staged.After(ImportRule.Decide(Staged, new AbandonImport("wrong file")));

        Assert.Equal(ImportStatus.Abandoned, abandoned.Status);
        ImportRule.Decide(abandoned, new AbandonImport("wrong file")).ChangesNothing();
        ImportRule.Decide(abandoned, Acceptance).IsRefused("imports.wrong-status");
    }

    private static ImportState Stage(ImportState state, int chunk, params int[] lines) =>
        state.After(ImportRule.Decide(state, new StageRows(chunk, [.. lines.Select(Row)])));

    private static ImportRow Row(int line) => new(line, "village/141129100201", "readings.record", "{}");
}
