using System.Text.Json.Nodes;
using Villages.Domain;
using Villages.Domain.Cycles;
using Villages.Domain.Rulebooks.Amendments;
using Villages.Domain.Rulebooks.Drafts;
using Villages.Grains.Cycles;
using Villages.Grains.People;
using Villages.Testing;

namespace Villages.Grains.Tests.Rulebooks;

/// <summary>A draft on its way to adoption, and what it then does to a year that is over.</summary>
public sealed class RulebookLifeTests : IDisposable
{
    private static readonly CycleId Cycle = LiveCounty.Cycle2025;

    /// <summary>Qualified from 65 instead of 75.</summary>
    private static readonly string Milder = Edited(rulebook =>
    {
        var bands = rulebook["bands"]![0]!["bands"]!;
        (rulebook["revision"], bands[1]!["from"], bands[2]!["to"]) = (2, 65, 65);
    });

    private readonly TemporaryFolder _folder = new("rulebooks");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_draft_is_simulated_circulated_and_adopted_and_a_past_year_is_judged_again_in_part_and_then_whole()
    {
        await using var county = await LiveCounty.Start(_folder.Path);
        await county.Settle();
        foreach (var village in LiveCounty.Villages.Take(3))
        {
            await county.Read(village, 2025, 50, 2);
        }

        await county.Run(Cycle);
        var first = (await county.Grains.Rulebooks(LiveCounty.County).List()).Items[0].Hash;
        var hash = await Adopted(county);

        var compared = (await county.Grains.Cycle(Cycle).Compare(new CycleComparisonQuery(Milder, 1, 50))).Value!;
        Assert.True(compared is { Settled: true, Counts.Subjects: 12, Counts.Changed: 3, Counts.Better: 3, Counts.Worse: 0, Counts.MonthlyPay: > 0 }, $"{compared.Counts}");
        Assert.Equal(compared.Counts.Changed, compared.Items.Count);
        Assert.All(compared.Items, item =>
        {
            Assert.Equal(("basicallyQualified", "qualified"), (item.Before.Grade, item.After.Grade));
            Assert.Contains(item.Gone, line => line.Code == "grade");
            Assert.Contains(item.New, line => line.Code == "grade");
        });

        var person = compared.Changed[0];
        var before = await Results(county);
        await Amend(county, hash, "part", [person]);
        await county.Finish(Cycle, 2);

        var after = await Results(county);
        Assert.Equal([person], after.Where(result => Of(before, result.Person) != result with { Round = 1 }).Select(result => result.Person));
        Assert.Equal("qualified", Of(after, person).Grade);
        Assert.Equal(hash, (await county.Grains.Cycle(Cycle).Explain(person))!.RulebookHash);
        Assert.Equal(first, (await county.Grains.Cycle(Cycle).Explain(compared.Changed[1]))!.RulebookHash);
        Assert.Equal((2, hash), Record(await county.Grains.Official(person).Read()));
        Assert.Equal((1, first), Record(await county.Grains.Official(compared.Changed[1]).Read()));
        Assert.Null((await county.Audit.Run()).FirstViolation);

        await Amend(county, hash, "whole", []);
        await county.Finish(Cycle, 3);

        Assert.Equal(
            compared.Items.Select(item => (item.After.Person, item.After.Grade, item.After.StarsAfter, item.After.MonthlyPay)).Order(),
            (await Results(county)).Where(result => compared.Changed.Contains(result.Person)).Select(result => (result.Person, result.Grade, result.StarsAfter, result.MonthlyPay)).Order());
        Assert.Equal((3, hash), Record(await county.Grains.Official(compared.Changed[1]).Read()));
        Assert.Equal((2, hash), Record(await county.Grains.Official(person).Read()));
        Assert.Equal(0, (await county.Grains.Cycle(Cycle).Compare(new CycleComparisonQuery(Milder, 1, 50))).Value!.Counts.Changed);
        Assert.Null((await county.Audit.Run()).FirstViolation);
    }

    [Fact]
    public async Task Nothing_is_compared_while_a_round_is_under_way_or_with_another_scheme()
    {
        await using var county = await LiveCounty.Start(_folder.Path);
        await county.Settle();
        var cycle = county.Grains.Cycle(Cycle);

        Assert.Equal("cycles.not-planned", (await cycle.Compare(new CycleComparisonQuery(Milder, 1, 1))).Refusal!.Code);
        await county.Run(Cycle);
        Assert.Equal("rulebooks.other-scheme", (await cycle.Compare(new CycleComparisonQuery(Edited(rulebook => rulebook["scheme"] = "other-stars"), 1, 1))).Refusal!.Code);
        Assert.True((await cycle.Rerun(county.Command(new RerunCycle("补录"), "again"))).Accepted);
        Assert.Equal("cycles.wrong-phase", (await cycle.Compare(new CycleComparisonQuery(Milder, 1, 1))).Refusal!.Code);
    }

    private static async Task<string> Adopted(LiveCounty county)
    {
        const string id = "0123456789ab";
        var drafts = county.Grains.RulebookDrafts(LiveCounty.County);
        Assert.True((await drafts.Write(county.Command(new WriteDraft(id, "stars", Milder, null), "draft"))).Accepted);
        Assert.True((await drafts.Simulate(county.Command(new SimulateDraft(id, Cycle), "draft"))).Accepted);
        var simulated = (await drafts.Read(id))!.Draft;
        Assert.Equal((DraftPhase.Simulated, 12), (simulated.Phase, Assert.Single(simulated.Simulations).Counts.Subjects));
        Assert.True((await drafts.Circulate(county.Command(new CirculateDraft(id, 3, null), "draft"))).Accepted);
        Assert.True((await drafts.Comment(county.Command(new CommentOnDraft(id, "同意放宽合格线。"), "draft"))).Accepted);
        Assert.Equal("rulebooks.still-circulating", (await drafts.Adopt(By(county, new AdoptDraft(id, "县委组织部"), "early"))).Refusal!.Code);
        county.Clock.Jump(TimeSpan.FromDays(8));
        Assert.Equal("rulebooks.same-person", (await drafts.Adopt(county.Command(new AdoptDraft(id, "县委组织部"), "alone"))).Refusal!.Code);
        Assert.True((await drafts.Adopt(By(county, new AdoptDraft(id, "县委组织部"), "adopt"))).Accepted);
        return (await county.Grains.Rulebooks(LiveCounty.County).InForce("stars", new DateOnly(2025, 12, 31)))!.Hash;
    }

    private static async Task Amend(LiveCounty county, string hash, string intent, IEnumerable<PersonId> persons)
    {
        var (id, amendments) = (RulebookDraft.IdOf(CommandId.Derive(intent)), county.Grains.RulebookAmendments(LiveCounty.County));
        var proposed = await amendments.Propose(county.Command(new ProposeAmendment(id, Cycle, hash, "上级文件更正了合格线"), intent));
        Assert.True(proposed.Accepted, proposed.Refusal?.Message.English);
        var decided = await amendments.Decide(By(county, new DecideAmendment(id, true, [.. persons], "经研究同意"), intent));
        Assert.True(decided.Accepted, decided.Refusal?.Message.English);
    }

    /// <summary>By another person than the one who writes and proposes.</summary>
    private static Command<T> By<T>(LiveCounty county, T body, string intent)
        where T : ICommandBody => county.Command(body, intent) with { Actor = "another" };

    private static async Task<IReadOnlyList<CycleResultView>> Results(LiveCounty county) => (await county.Grains.Cycle(Cycle).Results(new CycleResultQuery(1, 100))).Items;

    private static CycleResultView Of(IReadOnlyList<CycleResultView> results, PersonId person) => results.Single(result => result.Person == person);

    private static (int, string) Record(OfficialPage? page) => (Assert.Single(page!.StarRecords).Round, page.StarRecords[0].RulebookHash);

    private static string Edited(Action<JsonObject> edit)
    {
        var rulebook = JsonNode.Parse(ShippedRulebook.WithoutWindow)!.AsObject();
        edit(rulebook);
        return rulebook.ToJsonString();
    }
}
