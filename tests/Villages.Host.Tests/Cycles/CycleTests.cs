using Villages.Domain;
using Villages.Domain.Cycles;
using Villages.Domain.Stars;
using Villages.Grains.Cycles;
using Villages.Host.Tests.Hosting;

namespace Villages.Host.Tests.Cycles;

public sealed class CycleTests : IAsyncLifetime
{
    private const string Id = "stars-141129-2025";
    private const string Person = "141129-0123456789abcdefghjk";

    private EdgeHost _edge = null!;

    public async ValueTask InitializeAsync() => _edge = await EdgeHost.Start();

    public ValueTask DisposeAsync() => _edge.DisposeAsync();

    [Fact]
    public async Task A_plan_is_answered_with_where_to_look()
    {
        using var response = await _edge.County().Post("/api/v1/cycles", Plan());
        Assert.Equal(202, (int)response.StatusCode);
        Assert.Equal($"/api/v1/cycles/{Id}", response.Headers.Location!.ToString());
        Assert.Equal($"/api/v1/operations/{Id}", response.Headers.GetValues("Operation-Location").Single());
        Assert.Equal(CycleId.Parse(Id), _edge.Grains.Commands<PlanCycle>().Single().Body.Cycle);
    }

    [Fact]
    public async Task Validate_only_says_what_would_be_and_changes_nothing()
    {
        _edge.Grains.On<ICycleGrain, Outcome<CyclePlanned>>("Validate", new CyclePlanned(CycleId.Parse(Id), new DateOnly(2025, 12, 31), "hash", 6, 89));
        var plan = await _edge.County().Post("/api/v1/cycles?validateOnly=true", Plan()).Json();
        Assert.Equal(89, plan["villages"]!.GetValue<int>());
        Assert.Empty(_edge.Grains.Commands<PlanCycle>());
    }

    [Theory]
    [InlineData("Stars")]
    [InlineData("stars/../x")]
    [InlineData("")]
    public async Task A_scheme_that_makes_no_id_is_refused(string scheme) =>
        await _edge.County().Post("/api/v1/cycles", Plan(scheme)).Problem(400, "http.malformed-id");

    [Fact]
    public async Task A_cycle_is_planned_over_a_county_in_reach()
    {
        await _edge.County().Post("/api/v1/cycles", Plan(area: SmallRegister.Township)).Problem(400, "areas.wrong-level");
        await _edge.County().Post("/api/v1/cycles", Plan(area: SmallRegister.Elsewhere)).Problem(404, "areas.unknown");
    }

    [Theory]
    [InlineData(CyclePhase.Planned, "notStarted")]
    [InlineData(CyclePhase.Scoring, "running")]
    [InlineData(CyclePhase.Calibrating, "succeeded")]
    [InlineData(CyclePhase.Publishing, "succeeded")]
    [InlineData(CyclePhase.Effective, "running")]
    [InlineData(CyclePhase.Cancelled, "canceled")]
    public async Task An_operation_tells_how_far_the_cycle_is(CyclePhase phase, string status)
    {
        _edge.Grains.On<ICycleGrain, CycleView?>("Read", View(phase));
        using var response = await _edge.County().GetAsync($"/api/v1/operations/{Id}");
        var operation = await Task.FromResult(response).Json();
        Assert.Equal(status, operation["status"]!.GetValue<string>());
        Assert.Equal(status is "running" or "notStarted", response.Headers.RetryAfter is not null);
    }

    [Fact]
    public async Task A_township_sees_its_own_part_of_a_cycle()
    {
        _edge.Grains.On<ICycleGrain, CycleView?>("Read", View(CyclePhase.Publishing));
        var cycle = await _edge.As(Roles.Township, SmallRegister.Township).GetAsync($"/api/v1/cycles/{Id}").Json();
        Assert.Equal([SmallRegister.Township], cycle["townships"]!.AsArray().Select(t => t!["area"]!.GetValue<string>()));
        Assert.Equal(2, cycle["progress"]!["total"]!.GetValue<int>());
        Assert.Null(cycle["grades"]);
        await _edge.As(Roles.Township, "150105100").GetAsync($"/api/v1/cycles/{Id}").Problem(404, "cycles.unknown");
    }

    [Fact]
    public async Task Results_never_leave_the_callers_area()
    {
        _edge.Grains.On<ICycleGrain, CycleView?>("Read", View(CyclePhase.Publishing))
            .On<ICycleGrain, CycleResultPage>("Results", new CycleResultPage(2, [Result(SmallRegister.Village), Result(SmallRegister.Neighbour)], 5));
        var all = await _edge.County().GetAsync($"/api/v1/cycles/{Id}/results?stars=4,5&page=1").Json();
        Assert.Equal(2, all["total"]!.GetValue<int>());
        var own = await _edge.As(Roles.Township, SmallRegister.Township).GetAsync($"/api/v1/cycles/{Id}/results").Json();
        Assert.Equal([SmallRegister.Village], own["items"]!.AsArray().Select(item => item!["village"]!.GetValue<string>()));
        var queries = _edge.Grains.Calls.SelectMany(call => call.Arguments).OfType<CycleResultQuery>().ToArray();
        Assert.Equal([4, 5], queries[0].Stars!);
        Assert.Equal(AreaCode.Parse(SmallRegister.Township), queries[1].Township);
        await _edge.As(Roles.Township, SmallRegister.Township).GetAsync($"/api/v1/cycles/{Id}/results?township={SmallRegister.Sibling}").Problem(404, "areas.unknown");
        await _edge.County().GetAsync($"/api/v1/cycles/{Id}/results?stars=a").Problem(400, "http.invalid-parameter");
    }

    [Theory]
    [InlineData("zh-CN", "初始星级")]
    [InlineData("en", "Initial stars")]
    public async Task Stars_are_explained_in_the_asked_language(string language, string text)
    {
        _edge.Grains.On<ICycleGrain, CycleExplanation?>("Explain", new CycleExplanation
        {
            Result = Result(SmallRegister.Village), RulebookHash = "h", Engine = 1, AsOf = new DateOnly(2025, 12, 31), FrozenAt = 4096,
            Lines = [new ExplanationLine("stars.initial", 1, new Text("初始星级", "Initial stars"))],
        });
        using var client = _edge.County();
        client.DefaultRequestHeaders.Add("Accept-Language", language);
        using var response = await client.GetAsync($"/api/v1/officials/{Person}/stars/{Id}/explanation");
        Assert.Equal(language, response.Content.Headers.ContentLanguage.Single());
        var explanation = await Task.FromResult(response).Json();
        Assert.Equal(text, explanation["lines"]![0]!["text"]!.GetValue<string>());
        Assert.Equal("1581.10", explanation["monthlyPay"]!.GetValue<string>());
        await _edge.As(Roles.Township, SmallRegister.Sibling).GetAsync($"/api/v1/officials/{Person}/stars/{Id}/explanation").Problem(404, "cycles.no-result");
    }

    [Fact]
    public async Task An_explanation_tells_no_pay_to_a_role_that_may_not_read_it()
    {
        _edge.Grains.On<ICycleGrain, CycleExplanation?>("Explain", new CycleExplanation
        {
            Result = Result(SmallRegister.Village), RulebookHash = "h", Engine = 1, AsOf = new DateOnly(2025, 12, 31), FrozenAt = 4096,
            Lines = [new ExplanationLine("grade", null, new Text("优秀", "Excellent")), new ExplanationLine("pay", 1581.1m, new Text("月报酬 1581.10 元", "¥1581.10 a month"))],
        });
        var told = await _edge.As(Roles.Discipline).GetAsync($"/api/v1/officials/{Person}/stars/{Id}/explanation").Json();
        Assert.Equal(["grade"], told["lines"]!.AsArray().Select(line => line!["code"]!.GetValue<string>()));
        Assert.DoesNotContain("1581", told.ToJsonString(), StringComparison.Ordinal);
    }

    private static object Plan(string scheme = "stars", string area = SmallRegister.County) => new { scheme, area, period = "2025" };

    private static CycleResultView Result(string village) => new()
    {
        Person = PersonId.Parse(Person), Village = AreaCode.Parse(village), VillageName = village, Round = 1, MonthlyPay = 1581.1m,
    };

    private static CycleView View(CyclePhase phase) => new()
    {
        Id = CycleId.Parse(Id), Version = 9, Phase = phase, Paused = false, Round = 1, AsOf = new DateOnly(2025, 12, 31), RulebookHash = "h",
        SubjectsTotal = 5, SubjectsDone = 5, EffectsTotal = 5, EffectsDone = 3, EffectsRefused = 0, PlannedAt = DateTime.UnixEpoch, PlannedBy = "tester", Held = 0,
        Grades = new Dictionary<string, int> { ["excellent"] = 1 },
        Areas = [new AreaProgress(AreaCode.Parse(SmallRegister.Township), 1, 2, 2, true), new AreaProgress(AreaCode.Parse(SmallRegister.Sibling), 1, 3, 3, true)],
    };
}
