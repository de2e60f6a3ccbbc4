using System.Text.RegularExpressions;

namespace Villages.Domain.Rulebooks.Linting;

/// <summary>Names, revision, scope, and ids that are unique where they are looked up.</summary>
internal static partial class IdentityLint
{
    public static void Check(Rulebook rulebook, Findings findings)
    {
        findings.When(!Scheme().IsMatch(rulebook.Scheme), "$.scheme", "方案名只能用小写字母和连字符，最长 40 个", "must be lower-case letters and dashes, at most 40");
        findings.When(rulebook.Revision < 1, "$.revision", "修订号从 1 开始", "revisions start at 1");
        findings.When(
            rulebook.Scope != "default" && !(AreaCode.TryParse(rulebook.Scope, null, out var county) && county.Kind == AreaKind.County),
            "$.scope", "应为 default 或 6 位县级代码", "must be 'default' or a county code of 6 digits");
        for (var i = 0; i < rulebook.Overridable.Length; i++)
        {
            findings.When(
                !rulebook.Overridable[i].StartsWith("$.", StringComparison.Ordinal), $"$.overridable[{i}]", "应为 JSON 路径，例如 $.ladder.maximum", "must be a JSON path such as $.ladder.maximum");
        }

        Unique("grades", rulebook.Grades.Select(x => x.Id), findings);
        Unique("indicators", rulebook.Indicators.Select(x => x.Id), findings);
        Unique("ballotScales", rulebook.BallotScales.Select(x => x.Id), findings);
        Unique("raterGroups", rulebook.RaterGroups.Select(x => x.Id), findings);
        Unique("adjustments", rulebook.Adjustments.Select(x => x.Id), findings);
        Unique("items", rulebook.Items.Select(x => x.Id), findings);
        Unique("caps", rulebook.Caps.Select(x => x.Id), findings);
        Unique("deductOnlyBases", rulebook.DeductOnlyBases.Select(x => x.Id), findings);
        Unique("bands", rulebook.Bands.Select(x => x.Id), findings);
        Unique("quotas", rulebook.Quotas.Select(x => x.Id), findings);
        Unique("vetoes", rulebook.Vetoes.Select(x => x.Code), findings);
        Unique("bandCaps", rulebook.BandCaps.Select(x => x.Code), findings, rulebook.Vetoes.Select(x => x.Code));
        Unique("stepTables", rulebook.StepTables.Select(x => x.Id), findings);
        Unique("tierTables", rulebook.TierTables.Select(x => x.Id), findings);
        Unique("postTables", rulebook.PostTables.Select(x => x.Id), findings);
        Unique("multipliers", rulebook.Multipliers.Select(x => x.Id), findings);
        Unique("deadlines", rulebook.Deadlines.Select(x => x.Id), findings);
        Unique("parts", rulebook.Parts.Select(x => x.Category), findings);
        Unique("signIns", rulebook.SignIns.Select(x => x.Activity), findings);
        Unique("classRules", rulebook.ClassRules.Select(x => x.Class), findings);
        Unique("passLines", rulebook.PassLines.Select(x => x.Id), findings);
        Unique("entitlements", rulebook.Entitlements.Select(x => x.Id), findings);
    }

    private static void Unique(string list, IEnumerable<string> ids, Findings findings, IEnumerable<string>? taken = null)
    {
        var seen = new HashSet<string>(taken ?? [], StringComparer.Ordinal);
        var i = 0;
        foreach (var id in ids)
        {
            findings.When(!seen.Add(id), $"$.{list}[{i}]", $"“{id}”重复", $"'{id}' is taken already");
            i++;
        }
    }

    [GeneratedRegex(@"\A[a-z](?:[a-z-]{0,38}[a-z])?\z")]
    private static partial Regex Scheme();
}
