using System.Collections.Immutable;
using Villages.Domain.Events;
using Villages.Domain.Objections;
using Villages.Domain.Publications;

namespace Villages.Domain.Boards;

/// <summary>
/// Fold of <c>board/&lt;county&gt;</c>: index of the county's notices and of the objections to them. What ended is forgotten 800 days after its last day, counted to the
/// newest day that was noted; its own stream stays.
/// </summary>
public sealed record BoardState(AreaCode County) : IState<BoardState>
{
    public const int DaysKept = 800;

    public static string Format => "boards.board.v1";

    /// <summary>By area, kind, period and round.</summary>
    public ImmutableSortedDictionary<PublicationId, PublicationNote> Publications { get; init; } = ImmutableSortedDictionary<PublicationId, PublicationNote>.Empty;

    public ImmutableSortedDictionary<ObjectionId, ObjectionNote> Objections { get; init; } = ImmutableSortedDictionary<ObjectionId, ObjectionNote>.Empty;

    /// <summary>Latest day on which an objection changed or a window had closed.</summary>
    public DateOnly Newest { get; init; }

    public long Version { get; init; }

    public static StreamKey StreamOf(AreaCode county) => StreamKey.Of("board", county.Value);

    public static BoardState Empty(StreamKey stream) => new(AreaCode.Parse(stream.Id));

    public BoardState Apply(IEvent happened, in CommitStamp stamp) => (happened switch
    {
        PublicationNoted e => (this with { Publications = Publications.SetItem(e.Note.Publication, e.Note) }).On(e.Note.Closed ? e.Note.To : Newest),
        ObjectionNoted e => (this with { Objections = Objections.SetItem(e.Note.Objection, e.Note) }).On(e.Note.On),
        _ => throw new UnknownEventException(EventCodec.NameOf(happened.GetType()).Name),
    }) with { Version = stamp.Number };

    /// <summary>Windows that passed and that nobody has closed.</summary>
    public IEnumerable<PublicationId> ToClose(DateOnly today) => Publications.Values.Where(note => note.ToClose(today)).Select(note => note.Publication);

    /// <summary>Objections whose ruling becomes final, because the time to appeal passed.</summary>
    public IEnumerable<ObjectionId> ToFinish(DateOnly today) => Objections.Values.Where(note => note.ToFinish(today)).Select(note => note.Objection);

    private BoardState On(DateOnly day)
    {
        if (day <= Newest)
        {
            return this;
        }

        var oldest = DateOnly.FromDayNumber(Math.Max(0, day.DayNumber - DaysKept));
        return this with
        {
            Newest = day,
            Publications = Publications.RemoveRange(Publications.Values.Where(note => HasEnded(note) && note.To < oldest).Select(note => note.Publication)),
            Objections = Objections.RemoveRange(Objections.Values.Where(note => note.Phase == ObjectionPhase.Final && note.On < oldest).Select(note => note.Objection)),
        };
    }

    private static bool HasEnded(PublicationNote note) => note.SupersededBy is not null || (note.Closed && note.Held == 0);
}
