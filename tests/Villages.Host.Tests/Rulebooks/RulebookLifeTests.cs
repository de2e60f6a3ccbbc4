using System.Text.Json.Nodes;
using Villages.Domain;
using Villages.Domain.Rulebooks;
using Villages.Domain.Rulebooks.Amendments;
using Villages.Domain.Rulebooks.Drafts;
using Villages.Domain.Stars;
using Villages.Grains.Cycles;
using Villages.Grains.Rulebooks;
using Villages.Host.Tests.Hosting;

namespace Villages.Host.Tests.Rulebooks;

/// <summary>Who sees and does what to drafts and amendments, and what bad input meets.</summary>
public sealed class RulebookLifeTests : IAsyncLifetime
{
    private const string Id = "0123456789ab";
    private const string Cycle = "stars-141129-2025";
    private const string Drafts = "/api/v1/rulebooks/drafts";
    private const string Area = "?area=141129";

    private static readonly PersonId Person = PersonId.Parse("141129-0123456789abcdefghjk");
    private static readonly ChangeCounts Counts = new(12, 1, 1, 0, 100);

    private EdgeHost _edge = null!;

    public async ValueTask InitializeAsync() => _edge = await EdgeHost.Start();

    public ValueTask DisposeAsync() => _edge.DisposeAsync();

    [Theory]
    [InlineData(DraftPhase.Draft, false)]
    [InlineData(DraftPhase.Simulated, false)]
    [InlineData(DraftPhase.Circulated, true)]
    [InlineData(DraftPhase.Adopted, true)]
    [InlineData(DraftPhase.Withdrawn, false)]
    public async Task A_township_sees_a_draft_once_it_goes_round(DraftPhase phase, bool seen)
    {
        Have(phase);
        using var township = _edge.As(Roles.Township, SmallRegister.Township);

        Assert.Equal(seen ? 1 : 0, (await township.GetAsync($"{Drafts}{Area}").Json())["items"]!.AsArray().Count);
        if (seen)
        {
            Assert.Equal(Id, (await township.GetAsync($"{Drafts}/{Id}{Area}").Json())["id"]!.GetValue<string>());
        }
        else
        {
            await township.GetAsync($"{Drafts}/{Id}{Area}").Problem(404, "rulebooks.unknown-draft");
        }

        Assert.Single((await _edge.County().GetAsync($"{Drafts}{Area}").Json())["items"]!.AsArray());
    }

    [Fact]
    public async Task A_faulty_draft_is_kept_and_told_what_is_wrong_in_the_language_asked()
    {
        Have(DraftPhase.Draft, new RulebookFault("stars", "$.bands[2].from", new Text("不连续", "a gap")));

        var fault = (await _edge.County().GetAsync($"{Drafts}/{Id}{Area}").Json())["faults"]![0]!;
        Assert.Equal(("$.bands[2].from", "不连续"), (fault["path"]!.GetValue<string>(), fault["reason"]!.GetValue<string>()));
        using var created = await _edge.County().Post(Drafts, new { area = "141129", scheme = "stars", rulebook = new { colour = 1 } });
        var written = Assert.Single(_edge.Grains.Commands<WriteDraft>()).Body;
        Assert.Equal((201, "{\"colour\":1}", $"{Drafts}/{written.Id}{Area}"), ((int)created.StatusCode, written.Json, created.Headers.Location!.ToString()));
    }

    [Fact]
    public async Task The_list_of_who_would_change_is_for_those_who_read_results_of_the_whole_county_and_pay_for_those_who_may_see_pay()
    {
        Have(DraftPhase.Circulated);
        var url = $"{Drafts}/{Id}/simulations/{Cycle}{Area}";

        var seen = await _edge.County().GetAsync(url).Json();
        Assert.Equal((1, "1900.00", "最终等次：合格"), (
            seen["total"]!.GetValue<int>(), seen["items"]![0]!["after"]!["monthlyPay"]!.GetValue<string>(), seen["items"]![0]!["new"]![0]!.GetValue<string>()));
        using var discipline = _edge.As(Roles.Discipline, SmallRegister.County);
        Assert.Null((await discipline.GetAsync(url).Json())["items"]![0]!["after"]!["monthlyPay"]);
        using var township = _edge.As(Roles.Township, SmallRegister.Township);
        await township.GetAsync(url).Problem(404, "cycles.unknown");
        await township.GetAsync($"/api/v1/amendments{Area}").Problem(404, "areas.unknown");
    }

    [Fact]
    public async Task What_names_no_draft_or_no_cycle_of_the_county_is_not_found()
    {
        Have(DraftPhase.Simulated);
        _edge.Grains.On<IRulebookAmendments, AmendmentList>("List", new AmendmentList(1, []));
        await _edge.County().GetAsync($"{Drafts}/nothing{Area}").Problem(404, "rulebooks.unknown-draft");
        await _edge.County().Post($"{Drafts}/{Id}/simulations{Area}", new { cycle = "stars-141130-2025" }).Problem(404, "cycles.unknown");
        await _edge.County().Post($"{Drafts}/..%2F{Id}/withdrawal{Area}", new { reason = "另行研究" }).Problem(404, "rulebooks.unknown-draft");
        await _edge.County().GetAsync($"/api/v1/amendments/{Id}{Area}").Problem(404, "rulebooks.unknown-amendment");
        Assert.Empty(_edge.Grains.Commands<SimulateDraft>());
    }

    [Theory]
    [InlineData("""{"area":"141129","scheme":"stars"}""", "\"$\"")]
    [InlineData("""{"area":"141129","scheme":"stars","rulebook":null}""", "$.rulebook")]
    [InlineData("""{"area":"141129","scheme":"stars","rulebook":[]}""", "$.rulebook")]
    [InlineData("""{"area":"141129","scheme":null,"rulebook":{}}""", "$.scheme")]
    public async Task A_draft_without_a_rulebook_is_refused_with_the_path(string body, string path)
    {
        var problem = await _edge.County().Post(Drafts, JsonNode.Parse(body)!).Problem(400, "http.malformed-json");
        Assert.Contains(path, problem.ToJsonString(), StringComparison.Ordinal);
        Assert.Empty(_edge.Grains.Commands<WriteDraft>());
    }

    [Fact]
    public async Task An_amendment_is_proposed_and_decided_for_some()
    {
        _edge.Grains.On<IRulebookAmendments, AmendmentList>("List", new AmendmentList(4, [new Amendment(
            Id, CycleId.Parse(Cycle), 1, "new", "old", "更正", Counts, [Person], "zhang", AmendmentPhase.Proposed, [])]));

        using var proposed = await _edge.County().Post("/api/v1/amendments", new { cycle = Cycle, rulebookHash = "new", cause = "上级文件更正了合格线" });
        using var decided = await _edge.County().Post($"/api/v1/amendments/{Id}/decision{Area}", new { accepted = true, persons = new[] { Person.Value }, reason = "经研究同意" });

        Assert.Equal((201, 200), ((int)proposed.StatusCode, (int)decided.StatusCode));
        Assert.Equal([Person], Assert.Single(_edge.Grains.Commands<DecideAmendment>()).Body.Persons);
        Assert.Equal("proposed", (await _edge.County().GetAsync($"/api/v1/amendments/{Id}{Area}").Json())["phase"]!.GetValue<string>());
    }

    private void Have(DraftPhase phase, params RulebookFault[] faults)
    {
        var draft = new RulebookDraft(Id, "stars", phase < DraftPhase.Adopted ? "{}" : "", null, "new", "zhang", phase, [], []);
        _edge.Grains.On<IRulebookDrafts, DraftList>("List", new DraftList(3, [draft]));
        _edge.Grains.On<IRulebookDrafts, DraftView?>("Read", new DraftView(3, draft, faults));
        _edge.Grains.On<ICycleGrain, Outcome<CycleComparison>>("Compare", new CycleComparison(
            1, "old", "new", true, Counts, [Person], [new ResultDifference(
                Result("basicallyQualified", 1800), Result("qualified", 1900), [], [new ExplanationLine("grade", null, new Text("最终等次：合格", "Final grade: 'qualified'"))])]));
    }

    private static CycleResultView Result(string grade, decimal pay) => new()
    {
        Person = Person, Village = AreaCode.Parse(SmallRegister.Village), VillageName = "村", Round = 1, Grade = grade, MonthlyPay = pay,
    };
}
