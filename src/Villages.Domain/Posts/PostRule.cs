using System.Collections.Immutable;
using Villages.Domain.People;

namespace Villages.Domain.Posts;

/// <summary>Occupancy of a village's posts: it alone can refuse a second secretary, so the village owns the fact.</summary>
public static class PostRule
{
    /// <summary>A tenure may begin at most so many days ahead: an election's result is entered before the term begins.</summary>
    public const int LongestLeadDays = 92;

    private static readonly DateOnly Earliest = new(1949, 10, 1);

    /// <param name="today">In Asia/Shanghai.</param>
    public static Decision Decide(AreaCode village, ImmutableArray<Seat> seats, FillPost command, DateOnly today)
    {
        if (CheckDates(command, today) is { } refusal)
        {
            return refusal;
        }

        var tenure = new Tenure(village, command.Position, command.From, command.To, command.Reason, command.RemovedForViolation);
        foreach (var seat in seats.Where(s => s.Tenure.Position == command.Position && Overlap(s.Tenure, tenure)))
        {
            if (seat.Person == command.Person)
            {
                return seat.Tenure == tenure ? Decision.Accept() : PostRefusals.HeldAlready(seat);
            }

            if (IsSingle(command.Position))
            {
                return PostRefusals.Occupied(seat);
            }
        }

        return Decision.Accept(new PostFilled(command.Person, tenure));
    }

    public static Decision Decide(ImmutableArray<Seat> seats, VacatePost command, DateOnly today)
    {
        if (command.To > today.AddDays(LongestLeadDays))
        {
            return PostRefusals.TooFarAhead(command.To, "$.to");
        }

        var seat = seats.FirstOrDefault(s =>
            s.Person == command.Person && s.Tenure.Position == command.Position && s.Tenure.Covers(command.To));
        if (seat is null)
        {
            return PostRefusals.NotHeld(command.Person, command.Position, command.To);
        }

        var ended = seat.Tenure with { To = command.To, Reason = command.Reason, RemovedForViolation = command.RemovedForViolation };
        return ended == seat.Tenure ? Decision.Accept() : Decision.Accept(new PostVacated(command.Person, ended));
    }

    public static Decision Decide(ImmutableArray<Seat> seats, WithdrawPost command)
    {
        var seat = seats.FirstOrDefault(s =>
            s.Person == command.Person && s.Tenure.Position == command.Position && s.Tenure.From == command.From);
        return seat is null
            ? PostRefusals.NotHeld(command.Person, command.Position, command.From)
            : Decision.Accept(new PostWithdrawn(command.Person, seat.Tenure));
    }

    /// <summary>Posts that one person at a time can hold.</summary>
    public static bool IsSingle(Position position) => position is Position.Secretary or Position.Director;

    private static Refusal? CheckDates(FillPost command, DateOnly today) =>
        command.From < Earliest ? PostRefusals.TooEarly(command.From)
        : command.From > today.AddDays(LongestLeadDays) ? PostRefusals.TooFarAhead(command.From, "$.from")
        : command.To < command.From ? PostRefusals.EndsBeforeItBegins(command.From, command.To.Value)
        : command.To is null != command.Reason is null || (command.RemovedForViolation && command.To is null) ? PostRefusals.EndIncomplete()
        : null;

    private static bool Overlap(Tenure one, Tenure other) =>
        one.From <= (other.To ?? DateOnly.MaxValue) && other.From <= (one.To ?? DateOnly.MaxValue);
}
