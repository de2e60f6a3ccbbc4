using System.Net.Http.Json;
using System.Text;

namespace Villages.Host.Tests.Access;

/// <summary>A valid request for every operation, so that nothing but access can refuse it.</summary>
internal static class MatrixRequests
{
    public const string Person = "141129-0123456789abcdefghjk";
    public const string Cycle = "stars-141129-2025";
    public const string Command = "5a1f7c9e-0d0b-5e63-9a55-8f1f6a4c2b11";

    public const string Notice = "141129100-stars-2025-1";
    public const string Objection = "141129-7ZK3Q0XW";

    public const string Draft = "0123456789ab";

    private const string Village = "141129100201";
    private const string County = "141129";

    private static readonly Dictionary<string, object> Bodies = new Dictionary<string, object>
    {
        ["recordReadings"] = new { village = Village, readings = Array.Empty<object>() },
        ["registerServiceCentre"] = new { id = $"{Village}-01", kind = "centre", name = "中心", squareMetres = 120, from = "2026-01-01" },
        ["closeServiceCentre"] = new { lastDay = "2026-04-01" },
        ["registerGrid"] = new { id = $"{Village}001", name = "一网格", level = 1, setting = "rural", households = 60, from = "2026-01-01" },
        ["assignGridWorker"] = new { kind = "ruralFullTime", from = "2026-01-01" },
        ["releaseGridWorker"] = new { lastDay = "2026-04-01" },
        ["closeGrid"] = new { lastDay = "2026-04-01" },
        ["registerPerson"] = new { county = County, idNumber = "11010519491231002X", name = "王建国" },
        ["discloseFields"] = new { fields = new[] { "name" }, reason = "核对身份" },
        ["requestErasure"] = new { reason = "期限已满", document = "中组发〔2026〕2号" },
        ["recordDeath"] = new { on = "2026-04-01" },
        ["grantHonour"] = new { level = "county", on = "2026-04-01", document = "中组发〔2026〕1号" },
        ["recordDisposition"] = new { veto = "V1", on = "2026-04-01", document = "中纪发〔2026〕1号" },
        ["fillPost"] = new { village = Village, person = Person, position = "secretary", from = "2026-01-01" },
        ["vacatePost"] = new { village = Village, person = Person, position = "secretary", to = "2026-04-01", reason = "resigned" },
        ["withdrawTenure"] = new { village = Village, person = Person, position = "secretary", from = "2026-01-01" },
        ["adoptRulebook"] = new { area = County, scheme = "stars", rulebook = new { }, by = "县委组织部" },
        ["writeDraft"] = new { area = County, scheme = "stars", rulebook = new { } },
        ["rewriteDraft"] = new { area = County, scheme = "stars", rulebook = new { } },
        ["simulateDraft"] = new { cycle = Cycle },
        ["circulateDraft"] = new { workingDays = 5 },
        ["commentOnDraft"] = new { text = "建议提高群众评议的权重。" },
        ["adoptDraft"] = new { by = "县委组织部" },
        ["withdrawDraft"] = new { reason = "另行研究" },
        ["proposeAmendment"] = new { cycle = Cycle, rulebookHash = "00", cause = "上级文件更正了分值" },
        ["decideAmendment"] = new { accepted = true, reason = "经研究同意" },
        ["planCycle"] = new { scheme = "stars", area = County, period = "2025" },
        ["cancelCycle"] = new { reason = "重来" },
        ["rerunCycle"] = new { cause = "复核" },
        ["lodgeObjection"] = new { item = 1, grounds = "该同志本年度考核漏计一项加分。" },
        ["appealObjection"] = new { grounds = "结论没有回应所提的问题。" },
        ["recordFinding"] = new { text = "查阅台账并走访三户。" },
        ["ruleOnObjection"] = new { ruling = "rejected", reason = "经复核，原计分无误。" },
        ["suspendAccount"] = new { subject = "somebody", reason = "离岗" },
        ["reinstateAccount"] = new { subject = "somebody", reason = "返岗" },
        ["withdrawRole"] = new { subject = "somebody", role = "township", reason = "离岗" },
        ["restoreRole"] = new { subject = "somebody", role = "township", reason = "返岗" },
    };

    private static readonly Dictionary<string, string> Queries = new Dictionary<string, string>
    {
        ["listNotices"] = "?area=141129100",
        ["listObjections"] = "?area=141129100",
        ["importFile"] = "?kind=areas",
        ["listChanges"] = "?area=141129100",
        ["followLive"] = "?area=141129100",
        ["listRulebooks"] = "?area=141129",
        ["getRulebook"] = "?area=141129",
        ["compareRulebooks"] = "?area=141129&with=00",
        ["listDrafts"] = "?area=141129",
        ["getDraft"] = "?area=141129",
        ["compareDraft"] = "?area=141129",
        ["circulateDraft"] = "?area=141129",
        ["commentOnDraft"] = "?area=141129",
        ["adoptDraft"] = "?area=141129",
        ["withdrawDraft"] = "?area=141129",
        ["simulateDraft"] = "?area=141129",
        ["listDraftDifferences"] = "?area=141129",
        ["listAmendments"] = "?area=141129",
        ["getAmendment"] = "?area=141129",
        ["listAmendmentDifferences"] = "?area=141129",
        ["decideAmendment"] = "?area=141129",
        ["searchAudit"] = "?area=141129100",
        ["getAccount"] = "?subject=somebody",
    };

    /// <param name="path">As in the description, with its parameters.</param>
    public static HttpRequestMessage Of(string operation, string method, string path, string level)
    {
        var id = path.Contains("service-centres", StringComparison.Ordinal) ? $"{Village}-01"
            : path.Contains("grids", StringComparison.Ordinal) ? $"{Village}001"
            : path.Contains("boards", StringComparison.Ordinal) ? Notice
            : path.Contains("commands", StringComparison.Ordinal) ? Command
            : path.Contains("drafts", StringComparison.Ordinal) || path.Contains("amendments", StringComparison.Ordinal) ? Draft
            : Cycle;
        var filled = path.Replace("{code}", level == "township" ? "141129100" : Village, StringComparison.Ordinal).Replace("{id}", id, StringComparison.Ordinal)
            .Replace("{personId}", Person, StringComparison.Ordinal).Replace("{cycle}", Cycle, StringComparison.Ordinal).Replace("{cycleId}", Cycle, StringComparison.Ordinal).Replace("{hash}", "00", StringComparison.Ordinal)
            .Replace("{position}", "1.4096", StringComparison.Ordinal)
            .Replace("{number}", Objection, StringComparison.Ordinal);
        var request = new HttpRequestMessage(new HttpMethod(method), filled + Queries.GetValueOrDefault(operation));
        if (method is "POST" or "PUT")
        {
            request.Headers.Add("Idempotency-Key", Command);
            request.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
            request.Content = operation == "importFile" ? new StringContent("code,name", Encoding.UTF8, "text/csv")
                : Bodies.TryGetValue(operation, out var body) ? JsonContent.Create(body)
                : null;
        }

        return request;
    }
}
