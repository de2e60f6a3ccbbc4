using System.Collections.Immutable;

namespace Villages.Domain.Rulebooks;

public static class RulebookRefusals
{
    private const int Shown = 50;

    /// <summary>Every fault in one message, up to 50; the path is that of the first.</summary>
    public static Refusal Faulty(ImmutableArray<RulebookFault> faults) => new(
        "rulebooks.faulty", RefusalKind.Rule,
        new Text(
            $"规则簿有 {faults.Length} 处错误:{string.Join(';', faults.Take(Shown).Select(fault => $"{fault.Path} {fault.Reason.Chinese}"))}",
            $"The rulebook has {faults.Length} faults: {string.Join("; ", faults.Take(Shown).Select(fault => $"{fault.Path} {fault.Reason.English}"))}"),
        faults[0].Path);

    public static Refusal OtherScheme(string asked, string found) => new(
        "rulebooks.other-scheme", RefusalKind.Invalid,
        new Text($"规则簿属于方案 {found}，不是 {asked}", $"The rulebook is of scheme '{found}', not '{asked}'."), "$.scheme");

    public static Refusal OtherCounty(string scope) => new(
        "rulebooks.other-county", RefusalKind.Rule,
        new Text($"规则簿只适用于 {scope}", $"The rulebook is made for {scope} only."), "$.scope");

    public static Refusal RevisionTaken(Rulebook rulebook) => new(
        "rulebooks.revision-taken", RefusalKind.Conflict,
        new Text(
            $"{rulebook.Scheme} {rulebook.Effective:O} 已有第 {rulebook.Revision} 版或更新的版本",
            $"{rulebook.Scheme} {rulebook.Effective:O} has revision {rulebook.Revision} or a later one already; raise the revision."),
        "$.revision");

    public static Refusal TextLength(string path) => new(
        "rulebooks.text-length", RefusalKind.Invalid,
        new Text($"应为 {WrittenRemark.Shortest} 至 {WrittenRemark.Longest} 个字符的文字。", $"A text of {WrittenRemark.Shortest} to {WrittenRemark.Longest} characters is needed."), path);

    public static Refusal UnknownRulebook(string hash) => new(
        "rulebooks.unknown", RefusalKind.Missing, new Text($"没有通过过规则簿 {hash}。", $"The county never adopted a rulebook '{hash}'."), "$.rulebookHash");
}
