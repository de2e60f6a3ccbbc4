using System.Collections.Immutable;
using Villages.Domain.Rulebooks;

namespace Villages.Domain.Stars;

/// <summary>Sentences for a rating, made of its structured trace: items, X and Y, vetoes, grade, stars, pay, and the nearest way up.</summary>
public static class StarExplanation
{
    public static ImmutableArray<ExplanationLine> Explain(Rulebook rulebook, SubjectScore score, SubjectOutcome outcome) =>
        outcome.Unrated is { } unrated
            ? [new ExplanationLine("unrated", null, new Text($"本期不评星：{unrated.Reason.Chinese}", $"Not rated in this period: {unrated.Reason.English}"))]
            : Explain(rulebook, [.. score.Trace, .. outcome.Trace]);

    /// <summary>From the trace alone, as the official's event keeps it.</summary>
    public static ImmutableArray<ExplanationLine> Explain(Rulebook rulebook, ImmutableArray<TraceLine> trace)
    {
        var lines = ImmutableArray.CreateBuilder<ExplanationLine>(trace.Length + 1);
        foreach (var line in trace)
        {
            lines.Add(new ExplanationLine(line.Code, line.Value, TraceSentences.Of(rulebook, line)));
        }

        if (WayUp.Of(rulebook, trace) is { } way)
        {
            lines.Add(new ExplanationLine("way-up", null, way));
        }

        return lines.ToImmutable();
    }
}

/// <param name="Code">Code of the trace line it is made of, or <c>way-up</c>, <c>unrated</c>.</param>
[GenerateSerializer, Immutable, Alias("stars.explanation-line")]
public sealed record ExplanationLine([property: Id(0)] string Code, [property: Id(1)] decimal? Value, [property: Id(2)] Text Text);
