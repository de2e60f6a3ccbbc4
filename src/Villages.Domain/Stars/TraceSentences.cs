using System.Globalization;
using Villages.Domain.Rulebooks;

namespace Villages.Domain.Stars;

/// <summary>One sentence per trace line, in both languages; titles come from the rulebook.</summary>
internal static class TraceSentences
{
    public static Text Of(Rulebook rulebook, TraceLine line)
    {
        var value = line.Value is { } number ? Plain(number) : "";
        string Arg(string name) => line.Args.GetValueOrDefault(name, "");
        Text Grade() => GradeTitle(rulebook, Arg("grade"));
        return line.Code switch
        {
            TraceCodes.Item => Both(
                Indicator(rulebook, Arg("indicator")),
                t => $"{t}：{value} 分，权重 {Arg("weight")}%，计 {Arg("points")} 分", t => $"{t}: {value}, weight {Arg("weight")} %, gives {Arg("points")}"),
            TraceCodes.MissingAsZero => Both(Indicator(rulebook, Arg("indicator")), t => $"{t}：没有数据，按 0 分计", t => $"{t}: no reading, counts as 0"),
            TraceCodes.Group => Both(
                Group(rulebook, Arg("group")),
                t => $"{t} {Arg("score")} 分 × {Arg("weight")} = {value} 分", t => $"{t} {Arg("score")} × {Arg("weight")} = {value}"),
            TraceCodes.Adjustment => Both(Adjustment(rulebook, Arg("adjustment")), t => $"{t}：{Signed(line.Value)} 分", t => $"{t}: {Signed(line.Value)}"),
            TraceCodes.AdjustmentCut => Both(
                Adjustment(rulebook, Arg("adjustment")),
                t => $"{t}申报 {Arg("asked")} 分，按上限计 {value} 分", t => $"{t}: {Arg("asked")} asked, the cap leaves {value}"),
            TraceCodes.Total => new($"总分 {value} 分", $"Total {value}"),
            TraceCodes.Band => Both(Grade(), t => $"{value} 分对应等次：{t}", t => $"{value} lies in the band '{t}'"),
            TraceCodes.BandCap => Both(
                Code(rulebook, Arg("code")), Grade(), (t, g) => $"{t}：等次最高为{g}", (t, g) => $"{t}: the grade is at most '{g}'"),
            TraceCodes.Veto => Both(
                Code(rulebook, Arg("code")), Grade(), (t, g) => $"一票否决：{t}，等次为{g}", (t, g) => $"Veto: {t}; the grade is '{g}'"),
            TraceCodes.SeveralVillages => new(
                $"同时任职多村：按 {Arg("village")} 评定一次，其他村：{Arg("others")}", $"Heads several villages: rated once, for {Arg("village")}; the others are {Arg("others")}"),
            TraceCodes.Quota => new(
                $"限额内：{Arg("candidates")} 名候选人中第 {value}，名额 {Arg("seats")}", $"Within the quota: number {value} of {Arg("candidates")} candidates for {Arg("seats")} places"),
            TraceCodes.QuotaCut => new(
                $"超出限额：{Arg("candidates")} 名候选人中第 {Arg("place")}，名额 {Arg("seats")}",
                $"Cut by the quota: number {Arg("place")} of {Arg("candidates")} candidates for {Arg("seats")} places"),
            TraceCodes.Grade => Both(Grade(), t => $"最终等次：{t}", t => $"Final grade: {t}"),
            _ => StarSentences.Of(line, value, Grade()),
        };
    }

    internal static string Plain(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    internal static Text GradeTitle(Rulebook rulebook, string id) => rulebook.Grades.FirstOrDefault(grade => grade.Id == id)?.Title ?? new Text(id, id);

    internal static string Signed(decimal? value) => value?.ToString("+0.##;-0.##;0", CultureInfo.InvariantCulture) ?? "";

    private static Text Indicator(Rulebook rulebook, string id) => rulebook.Indicators.FirstOrDefault(indicator => indicator.Id == id)?.Title ?? new Text(id, id);

    private static Text Group(Rulebook rulebook, string id) => rulebook.RaterGroups.FirstOrDefault(group => group.Id == id)?.Title ?? new Text(id, id);

    private static Text Adjustment(Rulebook rulebook, string id) => rulebook.Adjustments.FirstOrDefault(one => one.Id == id)?.Title ?? new Text(id, id);

    private static Text Code(Rulebook rulebook, string code) =>
        rulebook.Vetoes.FirstOrDefault(veto => veto.Code == code)?.Title ?? rulebook.BandCaps.FirstOrDefault(cap => cap.Code == code)?.Title ?? new Text(code, code);

    private static Text Both(Text title, Func<string, string> chinese, Func<string, string> english) => new(chinese(title.Chinese), english(title.English));

    private static Text Both(Text title, Text second, Func<string, string, string> chinese, Func<string, string, string> english) =>
        new(chinese(title.Chinese, second.Chinese), english(title.English, second.English));
}
