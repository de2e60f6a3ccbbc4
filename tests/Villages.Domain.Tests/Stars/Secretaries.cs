using System.Collections.Immutable;
using Villages.Domain.People;
using Villages.Domain.Rulebooks;
using Villages.Domain.Stars;
using Villages.Domain.Tests.Rulebooks;

namespace Villages.Domain.Tests.Stars;

/// <summary>Secretaries of invented villages whose readings are all alike, so that the total is the score asked for.</summary>
internal static class Secretaries
{
    public static readonly Rulebook Rules = RulebookFiles.Stars;
    public static readonly Period Year = Period.OfYear(2022);

    /// <param name="number">Tells secretaries apart; the person's id sorts by it.</param>
    /// <param name="township">1 and up.</param>
    public static SubjectFacts Of(int number, decimal score, int township = 1, Period? period = null, AreaKind kind = AreaKind.Village, int months = 60) => new(
        AreaCode.Parse($"141129{township:000}{(kind == AreaKind.Village ? 200 + number % 200 : 1 + number % 199):000}"),
        PersonId.Parse($"141129-{number:D20}"),
        kind,
        period ?? Year,
        [.. Rules.Indicators.Where(i => i.Id is not ("x-bonus" or "y-penalty")).Select(i => ReadingFact.Of(i.Id, score, "test/1"))],
        Career.Empty,
        months);

    public static SubjectFacts With(this SubjectFacts facts, string indicator, decimal value) => facts with
    {
        Readings = [.. facts.Readings.Where(reading => reading.Indicator != indicator), ReadingFact.Of(indicator, value, "test/2")],
    };

    public static SubjectFacts With(this SubjectFacts facts, string indicator, params KeyValuePair<string, int>[] votes) => facts with
    {
        Readings =
        [
            .. facts.Readings.Where(reading => reading.Indicator != indicator),
            ReadingFact.Of(indicator, votes.ToImmutableSortedDictionary(StringComparer.Ordinal), "test/3"),
        ],
    };

    public static SubjectFacts Without(this SubjectFacts facts, string indicator) =>
        facts with { Readings = facts.Readings.RemoveAll(reading => reading.Indicator == indicator) };

    public static SubjectFacts Veto(this SubjectFacts facts, string code, string on, string? until = null) => facts with
    {
        Career = facts.Career with { Vetoes = facts.Career.Vetoes.Add(new VetoFact(code, A.Day(on), until is null ? null : A.Day(until), $"{code} {on}")) },
    };

    public static SubjectFacts Honour(this SubjectFacts facts, string level, string on) => facts with
    {
        Career = facts.Career with { Honours = facts.Career.Honours.Add(new HonourFact(level, A.Day(on), $"{level} {on}")) },
    };

    public static SubjectFacts Serving(this SubjectFacts facts, params Tenure[] tenures) =>
        facts with { Career = facts.Career with { Services = [.. tenures] } };

    /// <summary>Ratings of the years just before the period, oldest first.</summary>
    public static SubjectFacts After(this SubjectFacts facts, params (string Grade, int Stars)[] past) => facts with
    {
        Career = facts.Career with
        {
            Past = [.. past.Select((rating, i) => new PastRating(
                new CycleId("stars", AreaCode.Parse("141129"), Period.OfYear(facts.Period.FirstDay.Year - past.Length + i)), rating.Grade, rating.Stars, 0))],
        },
    };

    public static SubjectScore Score(this SubjectFacts facts, Rulebook? rulebook = null) => StarRating.Score(rulebook ?? Rules, facts, facts.Period.LastDay);

    public static CalibrationResult Calibrate(this IEnumerable<SubjectFacts> county, Rulebook? rulebook = null) => StarRating.Calibrate(
        rulebook ?? Rules, [.. county.Select(facts => facts.Score(rulebook))], Year.LastDay);

    /// <summary>The outcome of one among forty others without points, so that his township has places to give.</summary>
    public static SubjectOutcome Alone(this SubjectFacts facts, Rulebook? rulebook = null) => Enumerable.Range(1_000, 40)
        .Select(number => Of(number, 0, period: facts.Period)).Prepend(facts).Calibrate(rulebook)
        .Outcomes.Single(outcome => outcome.Secretary == facts.Secretary);
}
