namespace Villages.Domain.Rulebooks.Amendments;

public static class AmendmentRefusals
{
    public static Refusal Unknown(string id) => new(
        "rulebooks.unknown-amendment", RefusalKind.Missing, new($"没有追溯修正 {id}。", $"There is no amendment '{id}'."));

    public static Refusal NotRetroactive(DateOnly effective, Period period) => new(
        "rulebooks.not-retroactive", RefusalKind.Rule,
        new($"该规则簿自 {effective:yyyy-MM-dd} 起生效，晚于考核期 {period}。", $"The version takes effect on {effective:yyyy-MM-dd}, after the period {period}."), "$.rulebookHash");

    public static Refusal NothingChanges { get; } = new(
        "rulebooks.nothing-changes", RefusalKind.Rule,
        new("按该规则簿重算，没有任何人的结果变化。", "Under this version nobody's result is another."), "$.rulebookHash");

    public static Refusal AnotherOpen(string id) => new(
        "rulebooks.amendment-open", RefusalKind.Conflict,
        new($"该考核周期已有待决的追溯修正 {id}。", $"The amendment '{id}' of this cycle is not decided yet."), "$.cycle");

    public static Refusal Decided { get; } = new(
        "rulebooks.amendment-decided", RefusalKind.Conflict, new("该追溯修正已有决定。", "The amendment has been decided."));

    public static Refusal Outdated(int round) => new(
        "rulebooks.amendment-outdated", RefusalKind.Conflict,
        new($"考核周期已到第 {round} 轮，请重新提出。", $"The cycle is in round {round} by now. Propose the amendment again."));

    public static Refusal NotSettled { get; } = new(
        "rulebooks.cycle-not-settled", RefusalKind.Conflict,
        new("该考核周期的结果尚未全部生效，或有异议未决。", "The cycle's results are not all in effect yet, or an objection is not settled."), "$.cycle");

    public static Refusal NotChanged(PersonId person, int index) => new(
        "rulebooks.person-not-changed", RefusalKind.Rule,
        new($"{person} 不在变化名单中。", $"{person} is not among those whose result would change."), $"$.persons[{index}]");

    public static Refusal SamePerson { get; } = new(
        "rulebooks.same-person", RefusalKind.Rule,
        new("追溯修正须由提出人以外的人决定。", "Another person than the proposer must decide on the amendment."));
}
