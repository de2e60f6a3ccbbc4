using Orleans.Concurrency;
using Villages.Domain;
using Villages.Domain.Objections;

namespace Villages.Grains.Objections;

/// <summary>One objection to an item of a notice (异议), from its lodging to the ruling that is final. Key: <c>objection/&lt;number&gt;</c>.</summary>
[Alias("objections.objection-grain")]
public interface IObjectionGrain : IGrainWithStringKey
{
    /// <summary>Null when no such objection was lodged, or its notice has not told it yet.</summary>
    [AlwaysInterleave, Alias("read")]
    Task<ObjectionView?> Read();

    [Alias("open")]
    Task<Outcome<Receipt>> Open(Command<OpenObjection> command);

    [Alias("accept")]
    Task<Outcome<Receipt>> Accept(Command<AcceptObjection> command);

    [Alias("record-finding")]
    Task<Outcome<Receipt>> Record(Command<RecordFinding> command);

    [Alias("rule")]
    Task<Outcome<Receipt>> Rule(Command<RuleObjection> command);

    /// <summary>By whoever lodged it; of an objection without an account by whoever knows its number.</summary>
    [Alias("appeal")]
    Task<Outcome<Receipt>> Appeal(Command<AppealObjection> command);

    [Alias("finish")]
    Task<Outcome<Receipt>> Finish(Command<FinishObjection> command);

    [Alias("move")]
    Task<Outcome<Receipt>> Move(Command<MoveObjection> command);
}
