using System.Collections.Immutable;
using Villages.Domain.Objections;
using Villages.Domain.Publications;

namespace Villages.Domain.Boards;

/// <summary>
/// Reads <c>silo-config/boards.json</c>: <c>{"kinds":[{"code":"stars","title":{"zh-CN":"…","en":"…"},"windowDays":5,"name":"masked",
/// "fields":[{"code":"grade","title":{"zh-CN":"…","en":"…"},"public":true}]}],"objections":{"acceptWithin":2,"ruleWithin":10,"appealWithin":10}}</c>, all in working days.
/// The shipped numbers are the defaults of <c>domain.md</c> §3.2.
/// </summary>
public static class BoardKindsReader
{
    private const int LongestWindow = 60;
    private const int LongestDeadline = 90;

    /// <returns>The kinds, or null with at least one fault.</returns>
    public static (BoardKinds? Kinds, ImmutableArray<DataFault> Faults) Read(ReadOnlyMemory<byte> json, string file) =>
        DataNode.Read(json, file, root =>
        {
            root.Only("kinds", "objections");
            ImmutableArray<BoardKind> kinds = [.. root.List("kinds").Select(ReadKind)];
            ReportTwice(root, ".kinds", kinds.Select(kind => kind.Code));
            return new BoardKinds(kinds, root.Object("objections") is { } objections ? ReadDeadlines(objections) : ObjectionDeadlines.Usual);
        });

    private static BoardKind ReadKind(DataNode node)
    {
        node.Only("code", "title", "windowDays", "name", "fields");
        ImmutableArray<BoardField> fields = [.. node.List("fields").Select(ReadField)];
        ReportTwice(node, ".fields", fields.Select(field => field.Code));
        return new BoardKind(ReadCode(node), node.Text("title"), ReadDays(node, "windowDays", 0, LongestWindow), node.Enum<NameShown>("name"), fields);
    }

    private static BoardField ReadField(DataNode node)
    {
        node.Only("code", "title", "public");
        return new BoardField(ReadCode(node), node.Text("title"), node.Flag("public"));
    }

    private static ObjectionDeadlines ReadDeadlines(DataNode node)
    {
        node.Only("acceptWithin", "ruleWithin", "appealWithin");
        return new(ReadDays(node, "acceptWithin", 1, LongestDeadline), ReadDays(node, "ruleWithin", 1, LongestDeadline), ReadDays(node, "appealWithin", 1, LongestDeadline));
    }

    private static string ReadCode(DataNode node)
    {
        var code = node.String("code", 40);
        if (code.Length > 0 && !PublicationId.IsKind(code))
        {
            node.Report(".code", "只能使用小写字母，以连字符相连。", "Lower-case words joined by hyphens only.");
        }

        return code;
    }

    private static int ReadDays(DataNode node, string member, int least, int most)
    {
        var days = node.Decimal(member, least);
        if (days >= least && days <= most && days == decimal.Truncate(days))
        {
            return (int)days;
        }

        node.Report($".{member}", $"应为 {least} 至 {most} 的整数。", $"Must be a whole number from {least} to {most}.");
        return least;
    }

    private static void ReportTwice(DataNode node, string path, IEnumerable<string> codes)
    {
        foreach (var twice in codes.CountBy(code => code).Where(code => code.Value > 1 && code.Key.Length > 0))
        {
            node.Report(path, $"代码“{twice.Key}”出现多次。", $"Code '{twice.Key}' stands more than once.");
        }
    }
}
