using Villages.Domain.People;
using Villages.Domain.Stars;
using Villages.Domain.Stars.Events;
using Villages.Domain.VillageLife;

namespace Villages.Domain.Tests.Stars;

public class OfficialStarsStateTests
{
    private static readonly CycleId Year2022 = CycleId.Parse("stars-141129-2022");
    private static readonly CycleId Year2023 = CycleId.Parse("stars-141129-2023");

    [Fact]
    public void A_later_round_replaces_the_earlier_and_an_older_one_changes_nothing()
    {
        var state = OfficialStarsState.Empty.Apply(Rated(Year2022, 1, 3)).Apply(Rated(Year2022, 2, 2)).Apply(Rated(Year2022, 1, 5));

        Assert.Equal((2, 2), (state.InForce!.StarsAfter, state.Round(Year2022)));
        Assert.Single(state.Slots);
    }

    [Fact]
    public void Before_a_cycle_its_own_slot_and_later_ones_do_not_exist()
    {
        var state = OfficialStarsState.Empty.Apply(Rated(Year2023, 1, 4)).Apply(Rated(Year2022, 1, 3));

        Assert.Empty(state.Before(Year2022));
        Assert.Equal([3], state.Before(Year2023).Select(rating => rating.StarsAfter));
        Assert.Equal(4, state.InForce!.StarsAfter);
    }

    [Fact]
    public void A_round_without_a_rating_takes_the_earlier_one_back()
    {
        var state = OfficialStarsState.Empty.Apply(Rated(Year2022, 1, 3)).Apply(new SecretaryNotRated(Year2022, 2, Year2022.Period, A.Village, "months-in-post", "h", 1, 1));

        Assert.Null(state.InForce);
        Assert.Empty(state.Before(Year2023));
    }

    [Fact]
    public void Pay_belongs_to_its_round()
    {
        var state = OfficialStarsState.Empty.Apply(Rated(Year2022, 2, 3)).Apply(Pay(1, 100)).Apply(Pay(2, 300));

        Assert.Equal(new StarPay(1800, 1200, 300), state.InForce!.Pay);
    }

    [Fact]
    public void The_same_document_counts_once()
    {
        var honour = new HonourGranted("city", A.Day("2022-07-01"), "1号");
        var veto = new VetoRecorded("V1", A.Day("2022-07-01"), null, "2号");

        var state = OfficialStarsState.Empty.Apply(honour).Apply(honour).Apply(veto).Apply(veto);

        Assert.Single(state.Honours);
        Assert.Single(state.Vetoes);
    }

    private static SecretaryRated Rated(CycleId cycle, int round, int stars) =>
        new(cycle, round, cycle.Period, A.Village, "qualified", 80, null, stars, 0, 1, 1, null, "h", 1, null, []);

    private static StarPayEntitled Pay(int round, decimal stars) => new(Year2022, round, 1800, 1200, stars, 3000 + stars);

    [Fact]
    public void Who_is_not_rated_this_time_keeps_the_stars_of_before_and_the_village_learns_them()
    {
        var state = new OfficialState(A.Person()) { Stars = OfficialStarsState.Empty.Apply(Rated(Year2022, 1, 3)) };
        var year2023 = new CycleId("stars", Year2022.Area, Year2022.Period.Next);
        var unrated = new SubjectOutcome(
            A.Village, A.Person(), new Unrated("months-in-post", new("未满一年", "less than a year")), null, null, false, 3, null, 0, null, null, null, null, []);

        var decision = StarRecordRule.Decide(state, new RateSecretary(year2023, 1, year2023.Period.LastDay, "h", 1, unrated));

        var happened = Assert.IsType<SecretaryNotRated>(Assert.Single(decision.Events));
        Assert.Equal(3, happened.StarsInForce);
        var note = Assert.IsType<NoteSecretaryStars>(Assert.Single(new StarsReachVillages().Of(A.Person().Official, happened)).Body);
        Assert.Equal(3, note.Stars.Stars);
    }
}
