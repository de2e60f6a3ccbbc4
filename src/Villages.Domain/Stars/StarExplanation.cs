using System.Collections.Immutable;
using Villages.Domain.Rulebooks;

namespace Villages.Domain.Stars;

/// <summary>Sentences for a rating, made of its trace: facts, items, caps and vetoes, grade, stars, pay, and the nearest way up.</summary>
public static class StarExplanation
{
    public static ImmutableArray<ExplanationLine> Explain(Rulebook rulebook, SubjectScore score, SubjectOutcome outcome) => throw new NotImplementedException();
}

/// <param name="Code">Code of the trace line it is made of, or <c>way-up</c>.</param>
[GenerateSerializer, Immutable, Alias("stars.explanation-line")]
public sealed record ExplanationLine([property: Id(0)] string Code, [property: Id(1)] decimal? Value, [property: Id(2)] Text Text);
