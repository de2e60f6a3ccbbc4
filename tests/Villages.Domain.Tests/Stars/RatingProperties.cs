using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Villages.Domain.Stars;
using Villages.Domain.Tests.Rulebooks;

namespace Villages.Domain.Tests.Stars;

[Properties(Arbitrary = [typeof(RatingProperties)], MaxTest = 60)]
public class RatingProperties
{
    private static readonly string[] Grades = ["excellent", "qualified", "basicallyQualified", "unqualified"];

    public static Arbitrary<SubjectFacts[]> Counties() => (
        from size in Gen.Choose(1, 40)
        from secretaries in Gen.CollectToArray(Enumerable.Range(1, size), Secretary)
        select secretaries).ToArbitrary();

    [Property]
    public bool The_order_of_secretaries_is_irrelevant(SubjectFacts[] county) => Bytes(county) == Bytes(county.Reverse());

    [Property]
    public bool Rating_again_gives_the_same_bytes(SubjectFacts[] county) => Bytes(county) == Bytes(county);

    [Property]
    public bool More_points_never_lower_a_star_or_a_rank(SubjectFacts[] county, PositiveInt more, PositiveInt who)
    {
        var place = who.Get % county.Length;
        var (before, after) = (county.Calibrate(), Raised(county, place, more.Get % 30).Calibrate());
        var (was, became) = (Of(before, county[place]), Of(after, county[place]));

        return was.Rated == became.Rated
            && (!was.Rated || (became.StarsAfter >= was.StarsAfter && became.RankInCounty <= was.RankInCounty && became.Pay!.Total >= was.Pay!.Total));
    }

    [Property]
    public bool A_rulebook_that_changes_no_rule_moves_nobody(SubjectFacts[] county)
    {
        var next = RulebookFiles.Edited("default/stars/2023-01-01.json", "\"revision\": 1", "\"revision\": 2");

        return next.Hash != Secretaries.Rules.Hash
            && Outcomes(county.Calibrate()) == Outcomes(county.Calibrate(next));
    }

    [Property]
    public bool Nobody_holds_more_stars_than_there_are_and_caps_are_kept(SubjectFacts[] county)
    {
        var result = county.Calibrate();

        return result.Outcomes.All(outcome => outcome.StarsAfter is null or (>= 0 and <= 5))
            && result.Outcomes.Count(outcome => outcome.StarsAfter == 5) <= result.TopCap
            && result.Outcomes.Count(outcome => outcome.Grade == "excellent") <= result.GradeCap
            && result.Outcomes.Where(outcome => outcome.Rated).Select(outcome => outcome.RankInCounty!.Value).Order()
                .SequenceEqual(Enumerable.Range(1, result.Outcomes.Count(outcome => outcome.Rated)));
    }

    private static Gen<SubjectFacts> Secretary(int number) =>
        from score in Gen.Choose(500, 1000)
        from township in Gen.Choose(1, 4)
        from months in Gen.Choose(8, 80)
        from growth in Gen.Choose(0, 20)
        from past in (from grade in Gen.Elements(Grades) from stars in Gen.Choose(0, 5) select (grade, stars)).ArrayOf()
        from veto in Gen.Choose(0, 15)
        from honour in Gen.Choose(0, 5)
        let facts = Secretaries.Of(number, score / 10m, township, months: months).With("collective-income-growth", growth).After([.. past.Take(4)])
        select Vetoed(honour == 0 ? facts.Honour("nation", "2022-04-01") : facts, veto);

    private static SubjectFacts Vetoed(SubjectFacts facts, int veto) => veto switch
    {
        0 => facts.Veto("V2", "2022-06-01"),
        1 => facts.Veto("V1", "2021-06-01", "2023-06-01"),
        2 => facts.Veto("F1", "2022-01-10"),
        _ => facts,
    };

    private static SubjectFacts[] Raised(SubjectFacts[] county, int place, int more) =>
    [
        .. county.Select((facts, i) => i == place
            ? facts with { Readings = [.. facts.Readings.Select(r => r.Indicator == "collective-income-growth" ? r : r with { Value = Math.Min(100, r.Value!.Value + more) })] }
            : facts),
    ];

    private static SubjectOutcome Of(CalibrationResult result, SubjectFacts facts) => result.Outcomes.Single(outcome => outcome.Secretary == facts.Secretary);

    private static string Bytes(IEnumerable<SubjectFacts> county) => JsonSerializer.Serialize(county.Calibrate(), DomainJson.Options);

    private static string Outcomes(CalibrationResult result) => JsonSerializer.Serialize(result with { RulebookHash = "" }, DomainJson.Options);
}
