namespace Villages.Domain.Imports;

public static class ImportRefusals
{
    public static Refusal WrongStatus(ImportStatus status) => new("imports.wrong-status", RefusalKind.Conflict, new Text(
        $"导入当前状态为 {NameOf(status)}，不能执行此操作。", $"An import that is {status.ToString().ToLowerInvariant()} does not allow this."));

    public static Refusal ChunkMissing(int next) => new("imports.chunk-missing", RefusalKind.Invalid, new Text(
        $"应提交第 {next} 块，且至少一行。", $"Chunk {next} comes next, with at least one row."), "$.chunk");

    public static Refusal ChunkTooLarge() => new("imports.chunk-too-large", RefusalKind.Invalid, new Text(
        $"每块不得超过 {StageRows.MaximumBytes} 字节。", $"A chunk has at most {StageRows.MaximumBytes} bytes."), "$.rows");

    public static Refusal LinesOutOfOrder(int line) => new("imports.lines-out-of-order", RefusalKind.Invalid, new Text(
        $"行号须从 2 起递增，第 {line} 行不符。", $"Lines rise from 2 on; line {line} does not."), "$.rows");

    public static Refusal RowsMissing(int claimed, int staged) => new("imports.rows-missing", RefusalKind.Conflict, new Text(
        $"应有 {claimed} 行，实际暂存 {staged} 行。", $"{claimed} rows are claimed, {staged} are staged."), "$.rows");

    public static Refusal NoSuchLine(int line) => new("imports.no-such-line", RefusalKind.Invalid, new Text(
        $"报告所指的行（{line}）不在待办行中。", $"The report names lines up to {line} that are not waiting."), "$.throughLine");

    private static string NameOf(ImportStatus status) => status switch
    {
        ImportStatus.Staging => "暂存",
        ImportStatus.Accepted => "已受理",
        ImportStatus.Completed => "已完成",
        _ => "已放弃",
    };
}
