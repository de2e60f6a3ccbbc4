using System.Text.Json;
using Villages.Chaos.Load;
using Villages.Chaos.Rows;
using Villages.Domain.VillageLife;

namespace Villages.Chaos.Checking;

/// <summary>What must hold after every row, asked from the outside where a client can ask, and of the journal for the rest.</summary>
internal static class Checker
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task Check(Stage stage)
    {
        var findings = stage.Row.Findings;
        await Quiet.Await(stage.Database);
        await Task.WhenAll(stage.Cycles.Ended.Select(cycle => CheckCycle(stage, cycle)));
        await Receipts.Check(stage.Api, stage.Database, findings);
        await using var truth = new Truth(stage.Database, stage.Row.Ground.Data);
        foreach (var county in stage.Cycles.Ended.Select(cycle => cycle.County).Distinct())
        {
            await CheckTotals(stage, truth, county);
        }

        await stage.Changes.Check(stage);
        await OneRow.Check(stage.Database, findings);
        var audit = await truth.Audit();
        findings.Expect(audit.FirstViolation is null, $"the audit found {audit.FirstViolation}");
        stage.Row.Say($"checked: {audit.Commits} commits, {audit.Cycles} cycles computed again, {audit.Effects} effects traced, {stage.Api.Receipts.Count} receipts");
    }

    private static async Task CheckCycle(Stage stage, CountyYear cycle)
    {
        (int Done, int Total, int Failed)? effects = null;
        await stage.Holds($"the effects of {cycle} are known to be delivered", async () =>
        {
            effects = await CycleResults.Effects(stage.Api, cycle);
            return effects is { Failed: 0, Total: > 0 } && effects.Value.Done == effects.Value.Total;
        }, Patience, () => $"I8: {cycle} stands at {effects}");
        var digest = await CycleResults.Digest(stage.Api, cycle);
        stage.Row.Findings.Expect(digest == stage.Row.Ground.Reference.Of(cycle).Digest, $"I4: the results of {cycle} are not those of the undisturbed run");
    }

    private static async Task CheckTotals(Stage stage, Truth truth, County county)
    {
        var answer = "";
        await stage.Holds($"the totals of {county} equal the fold", async () =>
        {
            var expected = await truth.Totals(county.Villages, DateOnly.FromDateTime(DateTime.UtcNow.AddHours(8)));
            var area = await stage.Api.Read($"areas/{county}");
            answer = area?.Body ?? "no answer";
            return area is { Good: true } && Says(area.Json.GetProperty("totals"), expected);
        }, Patience, () => $"the totals of {county} are not the fold of its villages: {answer}");
    }

    /// <summary>Whether the totals of an area's page are these.</summary>
    public static bool Says(JsonElement page, AreaTotals totals) =>
        page.GetProperty("villages").GetInt32() == totals.Villages && page.GetProperty("communities").GetInt32() == totals.Communities
        && page.GetProperty("secretaries").GetInt32() == totals.Secretaries && page.GetProperty("vacancies").GetInt32() == totals.Vacancies
        && page.GetProperty("unrated").GetInt32() == totals.Unrated
        && page.GetProperty("stars").EnumerateArray().Select(count => count.GetInt32()).SequenceEqual(totals.Stars);
}
