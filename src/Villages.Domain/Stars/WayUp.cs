using System.Collections.Immutable;
using Villages.Domain.Rulebooks;
using Villages.Domain.Rulebooks.Shapes;

namespace Villages.Domain.Stars;

/// <summary>The nearest way up: the first thing that held the stars down, and what would lift it.</summary>
internal static class WayUp
{
    /// <summary>Null when nothing is above.</summary>
    public static Text? Of(Rulebook rulebook, ImmutableArray<TraceLine> trace)
    {
        TraceLine? Find(string code) => trace.FirstOrDefault(line => line.Code == code);
        if ((Find(TraceCodes.Stripped) ?? Find(TraceCodes.Locked)) is { } locked)
        {
            var until = locked.Args.GetValueOrDefault("until", "");
            return new($"{until} 之后的评定可以重新加星", $"Ratings after {until} may add stars again");
        }

        if (Find(TraceCodes.Frozen) is not null)
        {
            return new("整顿销号后的评定可以重新加星", "Ratings after the remediation is closed may add stars again");
        }

        if (Find(TraceCodes.Gate) is { } gate)
        {
            var codes = gate.Args["conditions"].Split(',');
            var gates = rulebook.Ladder!.TopGates.Where(condition => codes.Contains(condition.Code)).ToArray();
            return new(
                $"达到最高星级需解决：{string.Join('、', gates.Select(g => g.Reason.Chinese))}", $"In the way of the highest level: {string.Join("; ", gates.Select(g => g.Reason.English))}");
        }

        return (Find(TraceCodes.QuotaCut) ?? Find(TraceCodes.TopQuotaCut)) is { } cut ? Overtake(cut) : NextBand(rulebook, Find(TraceCodes.Total), Find(TraceCodes.Grade));
    }

    private static Text Overtake(TraceLine cut) => cut.Args.GetValueOrDefault("lastTotal", "") is { Length: > 0 } last
        ? new($"名额内最后一名 {last} 分：超过该分数即可进入", $"The last place went to a total of {last}: more than that is needed")
        : new("本期没有名额", "There was no place in this period");

    private static Text? NextBand(Rulebook rulebook, TraceLine? total, TraceLine? grade)
    {
        if (total?.Value is not { } points || grade is null)
        {
            return null;
        }

        var rank = Grades.Rank(rulebook, grade.Args["grade"]);
        var next = rulebook.Bands[0].Bands.Where(band => band.From > points && Grades.Rank(rulebook, band.Grade) < rank).MinBy(band => band.From);
        if (next is not Band { From: { } from } band)
        {
            return null;
        }

        var (title, more) = (TraceSentences.GradeTitle(rulebook, band.Grade), TraceSentences.Plain(from - points));
        return new($"再得 {more} 分达到{title.Chinese}", $"{more} points more reach '{title.English}'");
    }
}
