using Villages.Domain.Rulebooks.Shapes;

namespace Villages.Domain.Tests.Rulebooks.Shapes;

public class TableTests
{
    private static readonly BandTable Years = RulebookFiles.Stars.Bands[0];

    [Theory]
    [InlineData(105, "excellent")]
    [InlineData(90, "excellent")]
    [InlineData(89.99, "qualified")]
    [InlineData(75, "qualified")]
    [InlineData(60, "basicallyQualified")]
    [InlineData(59.99, "unqualified")]
    [InlineData(0, "unqualified")]
    public void A_band_holds_its_lower_end_and_not_its_upper(decimal value, string grade) => Assert.Equal(grade, Bands.Judge(Years, value));

    [Theory]
    [InlineData(100, 15)]
    [InlineData(95, 15)]
    [InlineData(94.9, 10)]
    [InlineData(84.9, 0)]
    public void The_highest_step_reached_decides_in_whatever_order_they_stand(decimal value, decimal points)
    {
        Assert.Equal(points, new StepTable("s", [new Step(95, 15), new Step(90, 10), new Step(85, 5)]).Look(value));
        Assert.Equal(points, new StepTable("s", [new Step(85, 5), new Step(90, 10), new Step(95, 15)]).Look(value));
    }

    [Fact]
    public void A_tier_is_reached_on_its_year_and_the_highest_post_decides()
    {
        var tiers = new TierTable("t", [new Tier(9, 0.1m), new Tier(18, 0.2m)]);
        var posts = new PostTable("p", System.Collections.Immutable.ImmutableSortedDictionary<string, decimal>.Empty.Add("secretary", 1).Add("director", 0.8m));

        Assert.Equal([null, 0.1m, 0.1m, 0.2m], new[] { 8m, 9m, 17m, 40m }.Select(tiers.Reach));
        Assert.Equal([1m, 0.8m, null], new[] { posts.Highest(["director", "secretary"]), posts.Highest(["director"]), posts.Highest(["clerk"]) });
    }

    [Fact]
    public void Invalid_ballots_do_not_count()
    {
        var scale = RulebookFiles.Stars.BallotScales[0];

        Assert.Equal(90, Ballot.Mean(scale, new Dictionary<string, int> { ["good"] = 1, ["ratherGood"] = 1, ["torn"] = 9 }));
        Assert.Null(Ballot.Mean(scale, new Dictionary<string, int> { ["torn"] = 9, ["good"] = 0 }));
    }

    [Theory]
    [InlineData(QuotaRounding.Floor, 89, 17)]
    [InlineData(QuotaRounding.Ceiling, 89, 18)]
    [InlineData(QuotaRounding.HalfAwayFromZero, 88, 18)]
    [InlineData(QuotaRounding.Floor, 2, 1)]
    [InlineData(QuotaRounding.Floor, 0, 0)]
    public void A_quota_names_its_rounding_and_its_minimum(QuotaRounding rounding, int size, int seats) =>
        Assert.Equal(seats, new Quota { Id = "q", Share = 0.2m, Rounding = rounding, Minimum = 1, TieBreak = [] }.Seats(size));

    [Fact]
    public void Ties_are_broken_down_to_the_id_and_who_has_no_measure_stands_last()
    {
        (string Id, decimal First, decimal? Second)[] subjects = [("d", 1, 2), ("b", 2, null), ("a", 2, 3), ("c", 1, 2)];

        var order = TieBreak.Order(
            subjects, [new TieCriterion("first"), new TieCriterion("second", SortDirection.Ascending)],
            (subject, measure) => measure == "first" ? subject.First : subject.Second, subject => subject.Id);

        Assert.Equal(["a", "b", "c", "d"], order.Select(subject => subject.Id));
    }

    [Theory]
    [InlineData(1.005, 1.01)]
    [InlineData(-1.005, -1.01)]
    [InlineData(1.0049999, 1.00)]
    public void Halves_are_rounded_away_from_zero(decimal exact, decimal rounded) => Assert.Equal(rounded, Rounding.ToHundredths(exact));

    [Fact]
    public void Equal_numbers_have_equal_bytes() => Assert.Equal("90", Rounding.ToHundredths(89.995m).ToString(System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void A_deadline_in_working_days_passes_over_weekends_and_holidays()
    {
        var deadline = new Deadline("publication", new Text("公示", "publication"), 5, DeadlineUnit.WorkingDays);

        Assert.Equal(A.Day("2022-12-27"), WorkingDays.Due(deadline, A.Day("2022-12-20"), WorkingDays.Weekdays));
        Assert.Equal(A.Day("2022-12-28"), WorkingDays.Due(deadline, A.Day("2022-12-20"), day => day != A.Day("2022-12-26") && WorkingDays.Weekdays(day)));
        Assert.Equal(A.Day("2022-12-25"), WorkingDays.Due(deadline with { Unit = DeadlineUnit.NaturalDays }, A.Day("2022-12-20"), WorkingDays.Weekdays));
    }

    [Fact]
    public void A_term_is_found_on_both_sides_of_its_anchor()
    {
        var term = new Term(A.Day("2021-01-01"), 5);

        Assert.Equal(
            ["2016-01-01", "2021-01-01", "2021-01-01", "2026-01-01"],
            new[] { "2020-12-31", "2021-01-01", "2025-12-31", "2026-01-01" }.Select(day => term.StartOf(A.Day(day)).ToString("O", null)));
    }

    [Fact]
    public void Two_entitlements_add_up_or_the_higher_one_counts()
    {
        Assert.Equal(420, new Stacking("s", ["a", "b"], StackingRule.Both).Combine([320, 100]));
        Assert.Equal(320, new Stacking("s", ["a", "b"], StackingRule.Higher).Combine([320, 100]));
    }
}
