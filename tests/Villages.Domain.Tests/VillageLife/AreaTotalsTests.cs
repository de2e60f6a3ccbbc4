using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Villages.Domain.VillageLife;

namespace Villages.Domain.Tests.VillageLife;

[Properties(Arbitrary = [typeof(AreaTotalsTests)])]
public class AreaTotalsTests
{
    public static Arbitrary<VillageSummary> Summaries() => (
        from community in Gen.Elements(true, false)
        from secretary in Gen.Elements(true, false)
        from stars in Gen.Choose(-1, 10)
        from grids in Gen.Choose(0, 30)
        from centres in Gen.Choose(0, 3)
        select new VillageSummary(community ? A.Community : A.Village)
        {
            Secretary = secretary ? A.Person() : null,
            Stars = stars < 0 ? null : stars,
            GridsLevel1 = 1,
            GridsLevel2 = grids,
            GridsLevel3 = grids * 3,
            GridWorkers = grids,
            Centres = centres,
            Stations = grids % 2,
        }).ToArbitrary();

    [Property]
    public bool What_is_added_and_taken_away_leaves_nothing(VillageSummary[] villages) =>
        villages.Aggregate(villages.Aggregate(AreaTotals.Zero, (sum, v) => sum.Add(v)), (sum, v) => sum.Subtract(v)).Equals(AreaTotals.Zero);

    [Property]
    public bool Replacing_a_village_equals_summing_up_anew(VillageSummary[] others, VillageSummary before, VillageSummary after) =>
        others.Append(before).Aggregate(AreaTotals.Zero, (sum, v) => sum.Add(v)).Subtract(before).Add(after)
            == others.Append(after).Reverse().Aggregate(AreaTotals.Zero, (sum, v) => sum.Add(v));

    [Property]
    public bool Summing_up_at_once_equals_adding_one_after_the_other(VillageSummary[] villages) =>
        AreaTotals.Of(villages) == villages.Aggregate(AreaTotals.Zero, (sum, v) => sum.Add(v));

    [Property]
    public bool Every_village_has_a_secretary_or_a_vacancy_and_every_secretary_stars_or_none(VillageSummary[] villages)
    {
        var sum = villages.Aggregate(AreaTotals.Zero, (total, v) => total.Add(v));
        return sum.Villages + sum.Communities == villages.Length
            && sum.Secretaries + sum.Vacancies == villages.Length
            && sum.Stars.Sum() + sum.Unrated == sum.Secretaries;
    }
}
