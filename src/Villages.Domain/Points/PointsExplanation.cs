using System.Collections.Immutable;
using Villages.Domain.Rulebooks;
using Villages.Domain.Stars;

namespace Villages.Domain.Points;

/// <summary>Sentences for a rating by points, made of its structured trace: items and documents, what a cap cut, parts, review, lines, grade, and the nearest way up.</summary>
public static class PointsExplanation
{
    /// <param name="outcome">Null before the group step, and of a month or quarter.</param>
    public static ImmutableArray<ExplanationLine> Explain(Rulebook rulebook, SubjectScore score, SubjectOutcome? outcome = null) =>
        score.Unrated is { } unrated
            ? [new ExplanationLine("unrated", null, new Text($"本期不计分：{unrated.Reason.Chinese}", $"Not rated in this period: {unrated.Reason.English}"))]
            : Explain(rulebook, [.. score.Trace, .. outcome?.Trace ?? []]);

    public static ImmutableArray<ExplanationLine> Explain(Rulebook rulebook, ImmutableArray<TraceLine> trace)
    {
        var lines = ImmutableArray.CreateBuilder<ExplanationLine>(trace.Length + 1);
        foreach (var line in trace)
        {
            lines.Add(new ExplanationLine(line.Code, line.Value, PointsSentences.Of(rulebook, line) ?? TraceSentences.Of(rulebook, line)));
        }

        if (PointsWayUp.Of(rulebook, trace) is { } way)
        {
            lines.Add(new ExplanationLine("way-up", null, way));
        }

        return lines.ToImmutable();
    }
}
