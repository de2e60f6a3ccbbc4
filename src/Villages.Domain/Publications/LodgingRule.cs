using Villages.Domain.Calendars;
using Villages.Domain.Objections;

namespace Villages.Domain.Publications;

/// <summary>Whether a notice takes an objection: while its window is open, from whoever has none open to the item, and not without end.</summary>
public static class LodgingRule
{
    public const int MostOpenOfAnItem = 20;

    /// <summary>Keeps what is carried to a correction within one commit.</summary>
    public const int MostOpenOfANotice = 2_000;

    public static Decision Decide(PublicationState state, LodgeObjection command, DateOnly today, WorkingDays workingDays, ObjectionDeadlines deadlines)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(workingDays);
        ArgumentNullException.ThrowIfNull(deadlines);
        if (state.Objection(command.Objection) is { } known)
        {
            return known.Item == command.Item && known.By == command.By ? Decision.Accept() : LodgingRefusals.NumberTaken();
        }

        return state.Source is null ? PublicationRefusals.NotOpened(state.Id)
            : state.SupersededBy is { } by ? PublicationRefusals.Superseded(by)
            : state.ClosedAt is not null || today > state.To ? LodgingRefusals.WindowOver(state.To)
            : today < state.From ? LodgingRefusals.WindowAhead(state.From)
            : state.Item(command.Item) is not { } item ? LodgingRefusals.UnknownItem()
            : WrittenGrounds.Judge(command.Grounds, "$.grounds") is { } unwritten ? unwritten
            : Overlapping(state, command) is { } own ? LodgingRefusals.ObjectedAlready(own.Objection)
            : IsFull(state, command.Item) ? LodgingRefusals.TooMany()
            : Decision.Accept(new ObjectionLodged(
                state.Id, command.Objection, item.Key, item.Area, item.Person, WrittenGrounds.Kept(command.Grounds), command.By,
                today, workingDays.Add(today, deadlines.AcceptWithin)));
    }

    private static ItemObjection? Overlapping(PublicationState state, LodgeObjection command) => command.By is null
        ? null
        : state.Objections.FirstOrDefault(objection => objection.IsOpen && objection.Item == command.Item && objection.By == command.By);

    private static bool IsFull(PublicationState state, string item) =>
        state.Objections.Count(objection => objection.IsOpen && objection.Item == item) >= MostOpenOfAnItem
        || state.Objections.Count(objection => objection.IsOpen) >= MostOpenOfANotice;
}
