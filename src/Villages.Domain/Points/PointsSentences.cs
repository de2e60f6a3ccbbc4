using Villages.Domain.Rulebooks;
using Villages.Domain.Stars;

namespace Villages.Domain.Points;

/// <summary>One sentence per trace line of points; titles come from the rulebook.</summary>
internal static class PointsSentences
{
    /// <summary>Null for a line that is not of points alone.</summary>
    public static Text? Of(Rulebook rulebook, TraceLine line)
    {
        var value = line.Value is { } number ? TraceSentences.Plain(number) : "";
        string Arg(string name) => line.Args.GetValueOrDefault(name, "");
        Text Item() => rulebook.Items.FirstOrDefault(item => item.Id == Arg("item"))?.Title ?? new Text(Arg("item"), Arg("item"));
        Text Part() => PartTitle(rulebook, Arg("category"));
        return line.Code switch
        {
            PointsTraceCodes.Item => With(Item(), t => $"{t} {Arg("count")} 次：{value} 分{Behind("，依据 ", Arg("documents"))}", t => $"{t}, {Arg("count")}×: {value}{Behind(", by ", Arg("documents"))}"),
            PointsTraceCodes.ItemCut => With(
                Item(), t => $"{t}有 {Arg("deeds")} 次超出上限（{Arg("cap")}），少计 {Plain(-line.Value)} 分", t => $"{t}: the cap '{Arg("cap")}' cut {Arg("deeds")} deeds by {Plain(-line.Value)}"),
            PointsTraceCodes.UnknownItem => With(Item(), t => $"{t}：本规则簿没有该项目，{Arg("count")} 笔不计", t => $"{t}: no item of this rulebook, {Arg("count")} entries do not count"),
            PointsTraceCodes.OutsideClass => With(Item(), t => $"{t}：不属于该类党员的项目，{Arg("count")} 笔不计", t => $"{t}: not an item of the member's class, {Arg("count")} entries do not count"),
            PointsTraceCodes.Base => With(
                rulebook.DeductOnlyBases.FirstOrDefault(given => given.Id == Arg("base"))?.Title ?? new Text(Arg("base"), Arg("base")),
                t => $"{t} {Arg("amount")} 分，扣 {Arg("lost")} 分，余 {value} 分", t => $"{t}: {Arg("amount")} less {Arg("lost")} leaves {value}"),
            PointsTraceCodes.Part => With(Part(), t => $"{t}合计 {value} 分", t => $"{t}: {value} in all"),
            PointsTraceCodes.ProRated => With(
                Part(), t => $"{t}：该类党员可得 {Arg("reachable")} 分，按比例折算为满分 {Arg("maximum")} 分，计 {value} 分",
                t => $"{t}: {Arg("reachable")} can be reached by this class, pro rata of {Arg("maximum")} gives {value}"),
            PointsTraceCodes.PartCut => With(Part(), t => $"{t} {Arg("asked")} 分，满分 {value} 分", t => $"{t}: {Arg("asked")}, the maximum leaves {value}"),
            PointsTraceCodes.Review => With(
                rulebook.Review?.Title ?? new Text("", ""), t => $"{t}（{Arg("ballots")} 票）{value} 分，满分 {Arg("maximum")} 分", t => $"{t} ({Arg("ballots")} ballots): {value} of {Arg("maximum")}"),
            PointsTraceCodes.NoReview => With(rulebook.Review?.Title ?? new Text("", ""), t => $"{t}：没有票，按 0 分计", t => $"{t}: no ballots, counts as 0"),
            PointsTraceCodes.Bonus => new($"加分合计 {value} 分", $"Bonus: {value} in all"),
            PointsTraceCodes.Penalty => new($"扣分合计 {Plain(-line.Value)} 分", $"Deductions: {Plain(-line.Value)} in all"),
            PointsTraceCodes.TotalCut => new($"各项合计 {Arg("sum")} 分，总分限为 {value} 分", $"The sum is {Arg("sum")}; the range of totals leaves {value}"),
            PointsTraceCodes.PassLine => Passing(rulebook, line),
            PointsTraceCodes.Pace => Arg("assisted") == "yes"
                ? new($"至今 {value} 分，低于可得 {Arg("reachable")} 分的 {Arg("share")}：列入帮教", $"{value} to date, less than {Arg("share")} of the {Arg("reachable")} within reach: to be assisted")
                : new($"至今 {value} 分，可得 {Arg("reachable")} 分", $"{value} to date of {Arg("reachable")} within reach"),
            _ => null,
        };
    }

    private static Text Passing(Rulebook rulebook, TraceLine line)
    {
        var (known, from) = (rulebook.PassLines.FirstOrDefault(one => one.Id == line.Args["line"]), line.Args["from"]);
        var title = known?.Title ?? new Text(line.Args["line"], line.Args["line"]);
        return line.Args["passed"] == "yes"
            ? new($"{title.Chinese}：达到 {from} 分", $"{title.English}: reaches {from}")
            : new($"{title.Chinese}：未达 {from} 分，{known?.Otherwise.Chinese}", $"{title.English}: below {from}; {known?.Otherwise.English}");
    }

    private static Text PartTitle(Rulebook rulebook, string category) =>
        rulebook.Parts.FirstOrDefault(part => part.Category == category)?.Title ?? new Text(category, category);

    private static string Behind(string words, string documents) => documents.Length == 0 ? "" : words + documents;

    private static string Plain(decimal? value) => TraceSentences.Plain(value ?? 0);

    private static Text With(Text title, Func<string, string> chinese, Func<string, string> english) => new(chinese(title.Chinese), english(title.English));
}
