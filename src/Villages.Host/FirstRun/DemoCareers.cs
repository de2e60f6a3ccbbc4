using Villages.Domain.People;

namespace Villages.Host.FirstRun;

/// <summary>Careers of a village's secretary and director: the ordinary ones of three elections, and one of each kind that the rules treat differently.</summary>
internal static class DemoCareers
{
    public static void Fill(DemoCounty county, DemoPeople people, int index)
    {
        var village = county.Villages[index].Code;
        var year = county.Year;
        var dice = new DemoDice("career" + village);
        var secretary = county.Add(people.Make(dice, 36, 60));
        switch (index)
        {
            case 40:
                // Vacant since the middle of the year.
                county.Add(secretary, village, Position.Secretary, Day(year - 7, 12, 1), Day(year, 6, 30), EndReason.Resigned);
                break;
            case 7 or 23 or 38 or 61 or 77:
                // Less than a year in the post when the cycle that is ready looks.
                Replace(county, people, dice, index, secretary, Day(year, 4, 1));
                break;
            case 15 or 50 or 83:
                // Less than a year in the post when the finished cycle looked.
                Replace(county, people, dice, index, secretary, Day(year - 1, 6, 1));
                break;
            case 3 or 29 or 66:
                // Served long ago, and a gap of four years: subtracted.
                county.Add(secretary, village, Position.Secretary, Day(year - 25, 1, 1), Day(year - 16, 12, 31), EndReason.TermEnded);
                county.Add(secretary, village, Position.Secretary, Day(year - 11, 1, 1));
                break;
            case 12 or 55:
                // A gap of ten months: continuous.
                county.Add(secretary, village, Position.Secretary, Day(year - 21, 1, 1), Day(year - 12, 2, 28), EndReason.Transferred);
                county.Add(secretary, village, Position.Secretary, Day(year - 12, 12, 28));
                break;
            case 18:
                // Removed for violation: the service before does not count.
                county.Add(secretary, village, Position.Director, Day(year - 23, 1, 1), Day(year - 10, 5, 31), EndReason.Dismissed, violation: true);
                county.Add(secretary, village, Position.Secretary, Day(year - 8, 12, 1));
                break;
            case 5 or 33 or 71 or 80:
                // Three decades of the two posts.
                county.Add(secretary, village, Position.Director, Day(year - 29, 1, 1), Day(year - 18, 11, 30), EndReason.TermEnded);
                county.Add(secretary, village, Position.Secretary, Day(year - 18, 12, 1));
                break;
            default:
                Ordinary(county, dice, index, secretary);
                break;
        }

        Director(county, people, dice, index, secretary);
    }

    private static void Ordinary(DemoCounty county, DemoDice dice, int index, DemoPerson secretary)
    {
        var village = county.Villages[index].Code;
        var election = Day(county.Year - dice.Pick([4, 4, 7, 7, 10, 13]), 11, dice.Between(1, 28));
        if (dice.Chance(45))
        {
            county.Add(secretary, village, Position.Director, election.AddYears(-dice.Between(3, 9)), election.AddDays(-1), EndReason.TermEnded);
        }

        county.Add(secretary, village, Position.Secretary, election);
    }

    private static void Replace(DemoCounty county, DemoPeople people, DemoDice dice, int index, DemoPerson successor, DateOnly from)
    {
        var village = county.Villages[index].Code;
        var predecessor = county.Add(people.Make(dice, 50, 63));
        county.Add(predecessor, village, Position.Secretary, Day(county.Year - dice.Between(8, 15), 11, 15), from.AddDays(-1), EndReason.Relieved);
        county.Add(successor, village, Position.Secretary, from);
    }

    private static void Director(DemoCounty county, DemoPeople people, DemoDice dice, int index, DemoPerson secretary)
    {
        var elected = Day(county.Year - 4, 12, dice.Between(1, 20));
        var both = index % 8 == 2;
        county.Add(both ? secretary : county.Add(people.Make(dice, 33, 58)), county.Villages[index].Code, Position.Director, elected);
    }

    private static DateOnly Day(int year, int month, int day) => new(year, month, day);
}
