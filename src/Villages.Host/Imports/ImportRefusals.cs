using Villages.Domain;

namespace Villages.Host.Imports;

/// <summary>Why a file cannot be read as rows at all. Faults of single rows are <see cref="RowFault"/>s.</summary>
public static class ImportRefusals
{
    public static Refusal Utf16 { get; } = Invalid(
        "encoding-not-supported", "文件为 UTF-16 编码；请另存为 UTF-8 或 GB18030 的 CSV。", "The file is UTF-16. Save it as CSV in UTF-8 or GB18030.");

    public static Refusal Empty { get; } = Invalid("empty", "文件没有表头。", "The file has no header line.");

    public static Refusal NoRows { get; } = Invalid("no-rows", "表头之下没有数据行。", "There is no row under the header.");

    public static Refusal TooLarge(int bytes) => Invalid(
        "file-too-large", $"文件超过 {bytes / 1_000_000} MB 的上限；请拆分后导入。", $"The file is larger than {bytes / 1_000_000} MB. Split it.");

    public static Refusal TooManyRows(int rows) => Invalid(
        "too-many-rows", $"文件超过 {rows} 行的上限；请拆分后导入。", $"The file has more than {rows} rows. Split it.");

    public static Refusal LineTooLong(int line, int characters) => Invalid(
        "line-too-long", $"第 {line} 行超过 {characters} 个字符；可能缺少引号或换行。", $"Line {line} is longer than {characters} characters; a quote or a line break may be missing.");

    /// <param name="at">Place of the byte in the file, from 0.</param>
    public static Refusal Undecodable(string encoding, int line, int at) => Invalid(
        "undecodable-byte", $"第 {line} 行、第 {at} 字节不是有效的 {encoding} 编码；请另存为 UTF-8 或 GB18030。", $"Byte {at} on line {line} is not valid {encoding}. Save the file as UTF-8 or GB18030.");

    public static Refusal UnclosedQuote(int line) => Invalid(
        "unclosed-quote", $"第 {line} 行开始的引号没有闭合。", $"The quote that opens on line {line} is never closed.");

    public static Refusal StrayQuote(int line) => Invalid(
        "stray-quote", $"第 {line} 行有多余的引号；含引号的内容须整体加引号，并将引号写成两个。", $"Line {line} has a quote where none may stand. Quote the whole field and double the quotes in it.");

    public static Refusal UnknownColumn(string column, ImportKind kind) => Invalid(
        "unknown-column", $"表头含未知列“{column}”；可用的列：{Names(kind)}。", $"The header has an unknown column \"{column}\". Columns are: {Names(kind)}.");

    public static Refusal MissingColumn(string column, ImportKind kind) => Invalid(
        "missing-column", $"表头缺少必填列“{column}”；可用的列：{Names(kind)}。", $"The header lacks the required column \"{column}\". Columns are: {Names(kind)}.");

    public static Refusal RepeatedColumn(string column) => Invalid(
        "repeated-column", $"表头中“{column}”列出现两次。", $"The column \"{column}\" stands twice in the header.");

    private static string Names(ImportKind kind) => string.Join(", ", ImportColumns.Of(kind).Items.Select(c => c.Name));

    private static Refusal Invalid(string code, string chinese, string english) => new("imports." + code, RefusalKind.Invalid, new(chinese, english));
}
