using Villages.Domain.Readings;
using Villages.Domain.VillageLife;

namespace Villages.Domain.Tests.Readings;

public class ReadingRuleTests
{
    private static readonly Reading Score = new("party-building", Period.OfYear(2022), 87.25m, "township", 1, A.Day("2022-12-15"));
    private static readonly Reading Ballots = new("mass-review", Period.OfYear(2022), BallotCount.Of(24, 10, 3, 1), "township", 2, A.Day("2022-12-15"));
    private static readonly VillageState Empty = VillageState.Empty(A.Village.Stream);

    [Fact]
    public void Readings_are_recorded_together() => Assert.Equal([Score, Ballots], Record(Empty, Score, Ballots).Single<ReadingsRecorded>().Readings);

    [Fact]
    public void The_same_reading_again_changes_nothing()
    {
        var known = Empty.After(Record(Empty, Score, Ballots));

        Record(known, Score, Ballots with { Value = BallotCount.Of(24, 10, 3, 1) }).ChangesNothing();
    }

    [Fact]
    public void Only_what_is_new_is_recorded()
    {
        var known = Empty.After(Record(Empty, Score));

        Assert.Equal([Ballots], Record(known, Score, Ballots).Single<ReadingsRecorded>().Readings);
    }

    [Fact]
    public void A_sequence_with_other_content_is_refused()
    {
        var known = Empty.After(Record(Empty, Score, Ballots));

        Record(known, Score with { Value = 88m }).IsRefused("readings.sequence-reused");
        Record(known, Ballots with { Value = BallotCount.Of(25, 9, 3, 1) }).IsRefused("readings.sequence-reused");
        Record(Empty, Score, Score with { Evidence = "other" }).IsRefused("readings.sequence-reused");
    }

    [Fact]
    public void One_bad_reading_refuses_all_and_is_named() =>
        Assert.Equal("$.readings[1].indicator", Record(Empty, Score, Ballots with { Indicator = "wealth" }).Refusal!.Path);

    [Fact]
    public void An_unknown_indicator_is_refused() => Record(Empty, Score with { Indicator = "wealth" }).IsRefused("readings.unknown-indicator");

    [Fact]
    public void An_indicator_of_communities_is_refused_in_a_village() =>
        Record(Empty, Score with { Indicator = "self-government" }).IsRefused("readings.not-for-kind");

    [Theory]
    [InlineData("-0.01")]
    [InlineData("100.01")]
    public void A_score_out_of_range_is_refused(string score) =>
        Record(Empty, Score with { Value = decimal.Parse(score, System.Globalization.CultureInfo.InvariantCulture) }).IsRefused("readings.out-of-range");

    [Fact]
    public void A_future_observation_is_refused() => Record(Empty, Score with { ObservedOn = A.Today.AddDays(1) }).IsRefused("readings.future-date");

    [Fact]
    public void A_future_period_is_refused() => Record(Empty, Score with { Period = Period.OfYear(2023) }).IsRefused("readings.future-period");

    [Fact]
    public void A_score_where_ballots_belong_is_refused()
    {
        Record(Empty, Ballots with { Value = 80m }).IsRefused("readings.wrong-form");
        Record(Empty, Score with { Value = BallotCount.Of(1, 0, 0, 0) }).IsRefused("readings.wrong-form");
        Record(Empty, Score with { Value = new ReadingValue() }).IsRefused("readings.wrong-form");
        Record(Empty, Score with { Value = new ReadingValue(80m, BallotCount.Of(1, 0, 0, 0)) }).IsRefused("readings.wrong-form");
    }

    [Fact]
    public void Ballots_need_known_choices_and_votes()
    {
        Record(Empty, Ballots with { Value = BallotCount.Of([new("superb", 1)]) }).IsRefused("readings.unknown-choice");
        Record(Empty, Ballots with { Value = BallotCount.Of(0, 0, 0, 0) }).IsRefused("readings.no-ballots");
        Record(Empty, Ballots with { Value = BallotCount.Of(2, -1, 0, 0) }).IsRefused("readings.no-ballots");
    }

    [Fact]
    public void A_source_must_be_named_and_its_sequence_positive()
    {
        Record(Empty, Score with { Source = "" }).IsRefused("readings.source-incomplete");
        Record(Empty, Score with { Sequence = 0 }).IsRefused("readings.source-incomplete");
    }

    [Fact]
    public void No_readings_at_all_and_too_many_are_refused()
    {
        Record(Empty).IsRefused("readings.amount");
        Record(Empty, [.. Enumerable.Repeat(Score, RecordReadings.MaximumReadings + 1)]).IsRefused("readings.amount");
    }

    private static Decision Record(VillageState state, params Reading[] readings) =>
        VillageRule.Decide(state, new RecordReadings(readings), TheCatalogue.Default, A.Today);
}
