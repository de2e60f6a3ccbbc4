namespace Villages.Domain.Rulebooks.Drafts;

public static class DraftRefusals
{
    public static Refusal Unknown(string id) => new(
        "rulebooks.unknown-draft", RefusalKind.Missing, new($"没有草案 {id}。", $"There is no draft '{id}'."));

    public static Refusal WrongPhase(DraftPhase phase) => new(
        "rulebooks.draft-phase", RefusalKind.Conflict,
        new($"草案当前状态（{Name(phase)}）不能执行此操作。", $"This cannot be done while the draft is {char.ToLowerInvariant(phase.ToString()[0])}{phase.ToString()[1..]}."));

    public static Refusal TooMany(int most) => new(
        "rulebooks.too-many-drafts", RefusalKind.Limit,
        new($"在办草案最多 {most} 份，请先撤回不用的。", $"At most {most} drafts are open at a time. Withdraw those that are no longer needed."));

    public static Refusal OtherScheme(string scheme) => new(
        "rulebooks.draft-scheme", RefusalKind.Conflict,
        new($"该草案属于方案 {scheme}，请另立草案。", $"This draft is of scheme '{scheme}'. Write another draft."), "$.scheme");

    public static Refusal NotSimulated { get; } = new(
        "rulebooks.not-simulated", RefusalKind.Rule,
        new("征求意见前须先模拟，或写明不模拟的理由。", "Simulate the draft on a cycle before it goes round, or say why not."), "$.unsimulated");

    public static Refusal WorkingDays { get; } = new(
        "rulebooks.circulation-days", RefusalKind.Invalid,
        new("征求意见期为 1 至 60 个工作日。", "A draft goes round for 1 to 60 working days."), "$.workingDays");

    public static Refusal Circulating(DateOnly to) => new(
        "rulebooks.still-circulating", RefusalKind.Conflict,
        new($"征求意见截至 {to:yyyy-MM-dd}，次日起方可通过。", $"The draft goes round until {to:yyyy-MM-dd} and can be adopted from the day after."));

    public static Refusal CirculationOver(DateOnly to) => new(
        "rulebooks.circulation-over", RefusalKind.Conflict,
        new($"征求意见已于 {to:yyyy-MM-dd} 结束。", $"The draft went round until {to:yyyy-MM-dd}; comments are closed."));

    public static Refusal TooManyComments(int most) => new(
        "rulebooks.too-many-comments", RefusalKind.Limit, new($"意见最多 {most} 条。", $"A draft takes at most {most} comments."));

    public static Refusal SamePerson { get; } = new(
        "rulebooks.same-person", RefusalKind.Rule,
        new("草案须由起草人以外的人通过。", "Another person than the author must adopt the draft."));

    private static string Name(DraftPhase phase) => phase switch
    {
        DraftPhase.Draft => "起草中",
        DraftPhase.Simulated => "已模拟",
        DraftPhase.Circulated => "征求意见",
        DraftPhase.Adopted => "已通过",
        _ => "已撤回",
    };
}
