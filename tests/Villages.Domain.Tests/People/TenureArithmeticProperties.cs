using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Villages.Domain.People;

namespace Villages.Domain.Tests.People;

[Properties(Arbitrary = [typeof(TenureArithmeticProperties)])]
public class TenureArithmeticProperties
{
    private static readonly DateOnly AsOf = A.Day("2022-12-31");

    public static Arbitrary<Tenure[]> Careers() => (
        from tenures in (
            from start in Gen.Choose(0, 12_000)
            from days in Gen.Choose(0, 3_000)
            from open in Gen.Choose(0, 9)
            from removed in Gen.Choose(0, 9)
            from position in Gen.Elements(Position.Secretary, Position.Director, Position.CommitteeMember)
            let first = A.Day("1990-01-01").AddDays(start)
            select open == 0
                ? new Tenure(A.Village, position, first)
                : new Tenure(A.Village, position, first, first.AddDays(days), EndReason.Resigned, removed == 0)).ArrayOf()
        select tenures).ToArbitrary();

    [Property]
    public bool The_order_of_tenures_is_irrelevant(Tenure[] career) =>
        TenureArithmetic.ForStars(career, AsOf) == TenureArithmetic.ForStars(career.Reverse(), AsOf)
        && TenureArithmetic.ForAllowances(career, AsOf) == TenureArithmetic.ForAllowances(career.OrderBy(t => t.To ?? AsOf), AsOf);

    [Property]
    public bool A_tenure_told_twice_counts_once(Tenure[] career) =>
        TenureArithmetic.ForStars([.. career, .. career], AsOf) == TenureArithmetic.ForStars(career, AsOf)
        && TenureArithmetic.ForAllowances([.. career, .. career], AsOf) == TenureArithmetic.ForAllowances(career, AsOf);

    [Property]
    public bool A_post_inside_another_adds_nothing_to_an_allowance(Tenure[] career)
    {
        var clean = career.Select(t => t with { RemovedForViolation = false }).ToArray();
        var inside = clean.Select(t => t with { Position = Position.Clerk, From = t.From.AddDays(((t.To ?? AsOf).DayNumber - t.From.DayNumber) / 2) })
            .Where(t => t.From <= (t.To ?? AsOf));

        return TenureArithmetic.ForAllowances([.. clean, .. inside], AsOf) == TenureArithmetic.ForAllowances(clean, AsOf);
    }

    [Property]
    public bool Nobody_serves_longer_than_from_the_first_day_to_the_as_of_day(Tenure[] career)
    {
        var span = career.Length == 0 ? 0 : AsOf.DayNumber - career.Min(t => t.From).DayNumber + 1;

        // A month of 30 left-over days is the shortest there is; February's 28 days can gain two days a tenure.
        return TenureArithmetic.ForStars(career, AsOf).Months <= Math.Max(0, (span / 28) + 1);
    }

    [Property]
    public bool Bridging_never_shortens_service(Tenure[] career)
    {
        var intervals = career.Select(ServiceInterval.Of).ToArray();
        var days = (ServiceLength s) => (s.Months * 30) + s.Days;

        // A bridged month of 28 days may stand where two halves summed up to 30: two days of tolerance a tenure.
        return days(TenureArithmetic.Count(intervals, 12, true, AsOf)) + (2 * career.Length) >= days(TenureArithmetic.Count(intervals, 0, true, AsOf));
    }
}
