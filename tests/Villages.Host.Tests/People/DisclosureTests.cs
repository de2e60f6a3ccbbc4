using System.Text.Json.Nodes;
using Villages.Host.Tests.Hosting;
using Villages.Testing;

namespace Villages.Host.Tests.People;

/// <summary>Plain fields through the whole of the product: why, how often, who saw, and the end of it.</summary>
public sealed class DisclosureTests(RealHost host) : IClassFixture<RealHost>
{
    private static readonly object Everything = new { fields = new[] { "name", "idNumber", "birthDate", "phone" }, reason = "核对任职资格" };

    [Fact]
    public async Task Plain_fields_are_shown_for_a_reason_and_the_same_key_counts_once()
    {
        var person = await Registered("110105194912313108", "魏风");
        using var clerk = host.As(Roles.Finance, subject: "clerk-1");
        using var first = await clerk.Post(Path(person), Everything, "d1");
        Assert.True(first.Headers.CacheControl!.NoStore);
        Assert.Null(first.Headers.ETag);
        var shown = await Task.FromResult(first).Json();
        Assert.Equal(("魏风", "110105194912313108", "1949-12-31", "13800005678"),
            (Text(shown, "name"), Text(shown, "idNumber"), Text(shown, "birthDate"), Text(shown, "phone")));
        Assert.Equal(shown.ToJsonString(), (await clerk.Post(Path(person), Everything, "d1").Json()).ToJsonString());
        await clerk.Post(Path(person), new { fields = new[] { "name" }, reason = "核对任职资格" }, "d1").Problem(422, "commands.key-reused");
        Assert.Equal(["name", "person"], (await clerk.Post(Path(person), new { fields = new[] { "name" }, reason = "核对任职资格" }, "d2").Json()).AsObject().Select(m => m.Key).Order());

        using var audit = host.As(Roles.AuditAdmin, subject: "auditor");
        var seen = await Eventually.Gives("both disclosures are known", async () =>
            (await audit.GetAsync(Path(person)).Json())["items"]!.AsArray() is { Count: 2 } items ? items : null);
        Assert.All(seen, item => Assert.Equal(("clerk-1", "finance", "核对任职资格"), (Text(item!, "by"), Text(item!, "role"), Text(item!, "reason"))));
        var newest = await audit.GetAsync($"{Path(person)}?pageSize=1").Json();
        var older = await audit.GetAsync($"{Path(person)}?pageSize=1&pageToken={Text(newest, "nextPageToken")}").Json();
        Assert.Equal(["name"], newest["items"]![0]!["fields"]!.AsArray().Select(f => f!.GetValue<string>()));
        Assert.Equal(4, older["items"]![0]!["fields"]!.AsArray().Count);
        Assert.Null(older["nextPageToken"]);
        await audit.GetAsync($"{Path(person)}?pageToken=x").Problem(400, "http.invalid-parameter");
    }

    [Fact]
    public async Task After_the_hourly_limit_nothing_is_shown_and_it_is_said_when_to_come_back()
    {
        var person = await Registered("110105194912313204", "卫风");
        using var clerk = host.As(Roles.Discipline, subject: "clerk-2");
        for (var i = 0; i < 20; i++)
        {
            await clerk.Post(Path(person), Everything, $"l{i}").Json();
        }

        using var refused = await clerk.Post(Path(person), Everything, "l20");
        await Task.FromResult(refused).Problem(429, "disclosures.limit");
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalMinutes, 50, 60);
        await clerk.Post(Path(person), Everything, "l0").Json();
        await host.As(Roles.Discipline, subject: "clerk-3").Post(Path(person), Everything, "l20").Json();
    }

    [Fact]
    public async Task Without_reason_field_right_or_area_nothing_is_shown()
    {
        var person = await Registered("110105194912313300", "郑风");
        using var clerk = host.As(Roles.CountyOrganisation, subject: "clerk-4");
        await clerk.Post(Path(person), new { fields = new[] { "name" }, reason = "  x  " }, "r1").Problem(400, "disclosures.reason-missing");
        await clerk.Post(Path(person), new { fields = new[] { "pay" }, reason = "核对任职资格" }, "r2").Problem(400, "disclosures.field-unknown");
        await host.As(Roles.Integrator).Post(Path(person), Everything, "r3").Problem(403, "access.denied");
        await host.As(Roles.CountyOrganisation, SmallRegister.Elsewhere).Post(Path(person), Everything, "r4").Problem(404, "persons.unknown");
        await host.As(Roles.AuditAdmin, SmallRegister.Elsewhere).GetAsync(Path(person)).Problem(404, "persons.unknown");
        Assert.Empty((await clerk.GetAsync(Path(person)).Json())["items"]!.AsArray());
    }

    [Fact]
    public async Task Two_people_erase_a_person_for_good()
    {
        const string Number = "110105194912313407";
        var person = await Registered(Number, "齐风");
        var (erasure, wish) = ($"/api/v1/persons/{person}/erasure", new { reason = "保存期限届满", document = "组〔2026〕7号" });
        using var clerk = host.As(Roles.CountyOrganisation, subject: "clerk-5");
        using var security = host.As(Roles.SecurityAdmin, subject: "guard");
        await security.GetAsync(erasure).Problem(409, "people.erasure-not-requested");
        await clerk.Post(erasure, wish, "e1").Json();
        var withdrawn = await TagOf(security, erasure);
        await clerk.Post($"{erasure}/withdrawal", null, "e2").Json();
        await clerk.Post(erasure, wish, "e3").Json();
        Assert.Equal("组〔2026〕7号", Text(await security.GetAsync(erasure).Json(), "document"));
        var read = await TagOf(security, erasure);
        await clerk.Post($"{erasure}/approval", null, "e4", read).Problem(403, "access.denied");
        await host.As(Roles.SecurityAdmin, subject: "clerk-5").Post($"{erasure}/approval", null, "e5", read).Problem(422, "people.same-person");
        await security.Post($"{erasure}/approval", null, "e6").Problem(428, "http.if-match-missing");
        await security.Post($"{erasure}/approval", null, "e6", withdrawn).Problem(412, "people.erasure-changed");
        await security.Post($"{erasure}/approval", null, "e6", read).Json();
        await security.Post($"{erasure}/approval", null, "e6", read).Json();

        var gone = await clerk.GetAsync($"/api/v1/persons/{person}").Json();
        Assert.True(gone["erased"]!.GetValue<bool>());
        Assert.Equal((null, null, null), (gone["maskedName"], gone["maskedIdNumber"], gone["birthYear"]));
        await clerk.Post(Path(person), Everything, "e7").Problem(409, "people.erased");
        await clerk.Post($"/api/v1/persons/{person}/death", new { on = "2026-01-01" }, "e8").Problem(409, "people.erased");
        await clerk.Post("/api/v1/tenures", new { village = SmallRegister.Village, person, position = "clerk", from = "2026-01-01" }, "e9").Problem(409, "people.erased");
        var again = await Eventually.Gives("the number is free", async () => await Registration(Number, "齐风", $"again-{Guid.NewGuid()}") is { } id ? id : null);
        Assert.NotEqual(person, again);
    }

    [Fact]
    public async Task It_is_told_how_long_the_data_is_kept_and_why()
    {
        var person = await Registered("110105194912313503", "秦风");
        using var clerk = host.As(Roles.CountyOrganisation, subject: "clerk-6");
        var path = $"/api/v1/persons/{person}/retention";
        Assert.Null((await clerk.GetAsync(path).Json())["dueOn"]);
        await clerk.Post("/api/v1/tenures", new { village = SmallRegister.Village, person, position = "clerk", from = "2015-01-01", to = "2019-12-31", reason = "termEnded" }, "k1").Json();
        var due = await Eventually.Gives("the tenure is known", async () => await clerk.GetAsync(path).Json() is { } told && told["dueOn"] is not null ? told : null);
        Assert.Equal(("former-official", "2019-12-31", "2029-12-31", "erase"), (Text(due, "class"), Text(due, "startedOn"), Text(due, "dueOn"), Text(due, "action")));
        Assert.NotEmpty(Text(due, "basis")!);
        Assert.NotEmpty(Text(due, "why")!);
    }

    private async Task<string> Registered(string number, string name) =>
        await Registration(number, name, number) ?? throw new InvalidOperationException($"{name} was not registered.");

    private async Task<string?> Registration(string number, string name, string key)
    {
        using var client = host.As(Roles.CountyOrganisation, subject: "registrar");
        using var answer = await client.Post("/api/v1/persons", new { county = SmallRegister.County, idNumber = number, name, phone = "13800005678" }, key);
        return answer.IsSuccessStatusCode ? JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["id"]!.GetValue<string>() : null;
    }

    private static string Path(string person) => $"/api/v1/persons/{person}/disclosures";

    private static string? Text(JsonNode node, string member) => node[member]?.GetValue<string>();

    private static async Task<string> TagOf(HttpClient client, string path) => (await client.GetAsync(path)).Headers.ETag!.Tag;
}
