using Villages.Domain.Calendars;
using Villages.Domain.Objections;
using Villages.Domain.Tests.Publications;

namespace Villages.Domain.Tests.Objections;

/// <summary>An objection of li.si, on its way through the township: accepted by the clerk, ruled on by the head.</summary>
internal static class Cases
{
    public const string Text = "经查，评议原始记录与录入不一致。";

    public static readonly AreaCode Township = A.Village.Parent;
    public static readonly AreaCode TheCounty = A.Village.County!.Value;
    public static readonly CommandId Correction = CommandId.Derive("readings.record", "1");
    public static readonly OpenObjection Opening = new(A.Notice, "a", A.Village, A.Person(), Notices.Grounds, "li.si", A.Today, A.Today.AddDays(2));
    public static readonly ObjectionState Unknown = ObjectionState.Empty(A.Objection.Stream);
    public static readonly ObjectionState Filed = Unknown.After(ObjectionRule.Decide(Unknown, Opening));
    public static readonly ObjectionState Accepted = Filed.After(Filed.Accept());
    public static readonly ObjectionState Investigated = Accepted.After(Accepted.Find());
    public static readonly ObjectionState Rejected = Investigated.After(Investigated.Rule(Ruling.Rejected));
    public static readonly ObjectionState Appealed = Rejected.After(Rejected.Appeal("li.si"));
    public static readonly ObjectionState Upheld = Investigated.After(Investigated.Rule(Ruling.Upheld));

    /// <summary>One of every phase, and final.</summary>
    public static readonly ObjectionState[] All = [Filed, Accepted, Investigated, Rejected, Appealed, Upheld];

    public static Decision Accept(this ObjectionState state, string by = "clerk", DateOnly? on = null) =>
        ObjectionRule.Decide(state, new AcceptObjection(), by, on ?? A.Today, WorkingDays.Plain, ObjectionDeadlines.Usual);

    public static Decision Find(this ObjectionState state, string by = "clerk", string text = Text) =>
        ObjectionRule.Decide(state, new RecordFinding(text), by, A.Today);

    public static Decision Rule(
        this ObjectionState state, Ruling ruling, string by = "head", AreaCode? level = null, PersonId? self = null, string reason = Text, CommandId[]? corrections = null) =>
        RulingRule.Decide(
            state,
            new RuleObjection(ruling, reason, corrections ?? (ruling == Ruling.Rejected ? [] : [Correction]), level ?? Township),
            by, self, A.Today, WorkingDays.Plain, ObjectionDeadlines.Usual);

    public static Decision Appeal(this ObjectionState state, string? by, string grounds = Notices.Grounds, DateOnly? on = null) =>
        AppealRule.Decide(state, new AppealObjection(grounds), by, on ?? A.Today, WorkingDays.Plain, ObjectionDeadlines.Usual);

    public static Decision Finish(this ObjectionState state, DateOnly on) => AppealRule.Decide(state, new FinishObjection(), on);
}
