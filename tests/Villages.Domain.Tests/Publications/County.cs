using Villages.Domain.Boards;
using Villages.Domain.Calendars;
using Villages.Domain.Consequences;
using Villages.Domain.Events;
using Villages.Domain.Objections;
using Villages.Domain.Publications;

namespace Villages.Domain.Tests.Publications;

/// <summary>Notices, objections and the board of a county with the delivery between them: in the order of the feed, each consequence twice, whenever the test says so.</summary>
internal sealed class County
{
    private readonly Queue<Consequence> _pending = [];
    private long _number;

    public DateOnly Today { get; set; } = A.Today;

    public Dictionary<PublicationId, PublicationState> Notices { get; } = [];

    public Dictionary<ObjectionId, ObjectionState> Objections { get; } = [];

    public BoardState Board { get; private set; } = BoardState.Empty(A.Notice.Board);

    /// <summary>Every event with the day on which it happened.</summary>
    public List<(DateOnly On, IEvent Event)> Happened { get; } = [];

    /// <summary>Consequences that their target refused, or that changed something the second time.</summary>
    public List<string> Faults { get; } = [];

    public PublicationId Newest => Notices.Keys.Max();

    public void Do(StreamKey target, ICommandBody body, string by = "system:test") => Commit(target, Decide(target, body, by));

    public void Deliver(int most)
    {
        for (; most > 0 && _pending.TryDequeue(out var next); most--)
        {
            if (next.Target.Kind == "cycle")
            {
                continue;
            }

            var first = Decide(next.Target, next.Body, next.Name);
            Commit(next.Target, first);
            var again = Decide(next.Target, next.Body, next.Name);
            if (!first.Accepted || !again.Accepted || again.Events.Length > 0)
            {
                Faults.Add($"{next.Name} to {next.Target}: {first.Refusal?.Code} {again.Refusal?.Code} {again.Events.Length}");
            }
        }
    }

    private void Commit(StreamKey target, Decision decision)
    {
        foreach (var happened in decision.Events)
        {
            var stamp = A.Stamp(++_number);
            Happened.Add((Today, happened));
            switch (target.Kind)
            {
                case "publication":
                    Notices[PublicationId.Parse(target.Id)] = Notice(target).Apply(happened, stamp);
                    break;
                case "objection":
                    Objections[ObjectionId.Parse(target.Id)] = Objection(target).Apply(happened, stamp);
                    break;
                default:
                    Board = Board.Apply(happened, stamp);
                    break;
            }

            foreach (var keyed in ConsequenceRegistry.Default.Of(target, _number, [happened]))
            {
                _pending.Enqueue(keyed.Consequence);
            }
        }
    }

    private Decision Decide(StreamKey target, ICommandBody body, string by) => body switch
    {
        OpenPublication b => PublicationRule.Decide(Notice(target), b),
        LodgeObjection b => LodgingRule.Decide(Notice(target), b, Today, WorkingDays.Plain, ObjectionDeadlines.Usual),
        SettleObjection b => PublicationRule.Decide(Notice(target), b),
        CloseWindow b => PublicationRule.Decide(Notice(target), b, Today),
        SupersedePublication b => PublicationRule.Decide(Notice(target), b),
        CarryObjections b => PublicationRule.Decide(Notice(target), b),
        OpenObjection b => ObjectionRule.Decide(Objection(target), b),
        AcceptObjection b => ObjectionRule.Decide(Objection(target), b, by, Today, WorkingDays.Plain, ObjectionDeadlines.Usual),
        RecordFinding b => ObjectionRule.Decide(Objection(target), b, by, Today),
        RuleObjection b => RulingRule.Decide(Objection(target), b, by, null, Today, WorkingDays.Plain, ObjectionDeadlines.Usual),
        AppealObjection b => AppealRule.Decide(Objection(target), b, Objection(target).By, Today, WorkingDays.Plain, ObjectionDeadlines.Usual),
        FinishObjection b => AppealRule.Decide(Objection(target), b, Today),
        MoveObjection b => ObjectionRule.Decide(Objection(target), b),
        NotePublication b => BoardRule.Decide(Board, b),
        NoteObjection b => BoardRule.Decide(Board, b),
        _ => throw new InvalidOperationException(body.Kind),
    };

    private PublicationState Notice(StreamKey stream) => Notices.GetValueOrDefault(PublicationId.Parse(stream.Id)) ?? PublicationState.Empty(stream);

    private ObjectionState Objection(StreamKey stream) => Objections.GetValueOrDefault(ObjectionId.Parse(stream.Id)) ?? ObjectionState.Empty(stream);
}
