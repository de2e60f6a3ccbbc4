using System.Collections.Immutable;
using Villages.Domain.Rulebooks.Shapes;

namespace Villages.Domain.Stars;

/// <summary>A quota of every branch by itself: its share of its own size; a seat a branch cannot fill lapses.</summary>
internal static class BranchSeats
{
    /// <returns>Seats of all branches together, and what each had and used. Who has no branch is not limited.</returns>
    public static (int Cap, ImmutableArray<TownshipQuota> Townships, ImmutableArray<BranchQuota>? Branches) Cut(Quota quota, Seat[] all, Seat[] rated)
    {
        var given = ImmutableArray.CreateBuilder<BranchQuota>();
        foreach (var branch in (quota.Of == QuotaOf.Roster ? all : rated).Where(seat => seat.Score.Branch is not null).GroupBy(seat => seat.Score.Branch!.Value).OrderBy(branch => branch.Key))
        {
            var (size, seats) = (branch.Count(), quota.Seats(branch.Count()));
            given.Add(new BranchQuota(branch.Key, size, seats, QuotaStep.Cut(quota, seats, [.. rated.Where(seat => seat.Score.Branch == branch.Key)])));
        }

        return (given.Sum(one => one.Seats), [], given.ToImmutable());
    }
}
