using System.Text.Json.Nodes;
using Villages.Domain.People;
using Villages.Host.Tests.Hosting;
using Villages.Testing;

namespace Villages.Host.Tests.Boards;

/// <summary>From a published cycle to a ruling and its appeal, through the API alone.</summary>
public sealed class RealBoardTests(RealHost host) : IClassFixture<RealHost>
{
    private const string Cycle = "stars-141129-2025";
    private const string Notice = $"{SmallRegister.Township}-stars-2025-1";

    [Fact]
    public async Task A_citizen_without_an_account_objects_and_hears_the_ruling_by_number()
    {
        using var county = host.As(Roles.CountyOrganisation);
        await Publish(county);
        using var anyone = host.Anonymous();
        await Eventually.Holds("the notice hangs", async () => (await anyone.GetAsync($"/api/v1/boards/{Notice}")).IsSuccessStatusCode);
        await Eventually.Holds("the board lists it", async () => (await anyone.GetAsync($"/api/v1/boards?area={SmallRegister.Village}&kind=stars").Json())["total"]!.GetValue<int>() == 0
            && (await anyone.GetAsync($"/api/v1/boards?area={SmallRegister.County}&kind=stars&open=true").Json())["total"]!.GetValue<int>() > 0);

        var key = Guid.NewGuid().ToString();
        var lodged = await anyone.Post($"/api/v1/boards/{Notice}/objections", new { item = 1, grounds = "该同志本年度考核漏计一项加分。" }, key).Json(201);
        var number = lodged["number"]!.GetValue<string>();
        Assert.Equal(number, (await anyone.Post($"/api/v1/boards/{Notice}/objections", new { item = 1, grounds = "该同志本年度考核漏计一项加分。" }, key).Json(201))["number"]!.GetValue<string>());
        await Eventually.Holds("the objection is on record", async () => (await anyone.GetAsync($"/api/v1/objections/{number}")).IsSuccessStatusCode);
        await host.As(Roles.CountyOrganisation, SmallRegister.Elsewhere).GetAsync($"/api/v1/objections/{number}/file").Problem(404, "objections.unknown");

        using var township = host.As(Roles.Township, SmallRegister.Township, "wang");
        await township.Post($"/api/v1/objections/{number}/acceptance", null, "o1").Json();
        await township.Post($"/api/v1/objections/{number}/ruling", new { ruling = "upheld", reason = "情况属实，予以更正。" }, "o2").Problem(422, "objections.not-investigated");
        await township.Post($"/api/v1/objections/{number}/findings", new { text = "查阅台账并走访三户。" }, "o3").Json();
        await township.Post($"/api/v1/objections/{number}/ruling", new { ruling = "upheld", reason = "情况属实，予以更正。" }, "o4").Problem(422, "objections.nothing-corrected");
        await township.Post($"/api/v1/objections/{number}/ruling", new { ruling = "rejected", reason = "经复核，原计分无误。" }, "o5").Json();
        var heard = await anyone.GetAsync($"/api/v1/objections/{number}").Json();
        Assert.Equal(("ruled", "rejected", "经复核，原计分无误。"), (heard["phase"]!.GetValue<string>(), heard["ruling"]!.GetValue<string>(), heard["reason"]!.GetValue<string>()));

        await anyone.Post($"/api/v1/objections/{number}/appeal", new { grounds = "结论没有回应所提的问题。" }, Guid.NewGuid().ToString()).Json();
        await township.Post($"/api/v1/objections/{number}/ruling", new { ruling = "rejected", reason = "经复核，原计分无误。" }, "o6").Problem(422, "objections.same-person");
        await county.Post($"/api/v1/objections/{number}/ruling", new { ruling = "rejected", reason = "县级复核：维持原结论。" }, "o7").Json();
        Assert.Equal("final", (await anyone.GetAsync($"/api/v1/objections/{number}").Json())["phase"]!.GetValue<string>());
        await anyone.Post($"/api/v1/objections/{number}/appeal", new { grounds = "仍不服，再次申请复核。" }, Guid.NewGuid().ToString()).Problem(409, "objections.appealed");
        await Eventually.Holds("nothing is open any more", async () => (await county.GetAsync("/api/v1/objections?open=true").Json())["total"]!.GetValue<int>() == 0);
    }

    private static async Task Publish(HttpClient county)
    {
        var body = new JsonObject { ["area"] = SmallRegister.County, ["scheme"] = "stars", ["by"] = "中阳县委组织部", ["rulebook"] = JsonNode.Parse(ShippedRulebook.Stars) };
        await county.Post("/api/v1/rulebooks", body, "adopt").Json(201);
        const string Digits = "14112919700101003";
        var person = (await county.Post("/api/v1/persons", new { county = SmallRegister.County, idNumber = Digits + IdNumber.CheckCharacter(Digits), name = "王建国" }, "s").Json(201))["id"]!.GetValue<string>();
        await county.Post("/api/v1/tenures", new { village = SmallRegister.Village, person, position = "secretary", from = "2015-01-01" }, "t").Json();
        await Eventually.Holds("the official learned of the tenure", async () => (await county.GetAsync($"/api/v1/officials/{person}")).IsSuccessStatusCode);
        using (await county.Post("/api/v1/cycles", new { scheme = "stars", area = SmallRegister.County, period = "2025" }, "plan"))
        {
            // The county's calendar may have been quicker.
        }

        await Eventually.Holds("the cycle is calibrated", async () => (await county.GetAsync($"/api/v1/cycles/{Cycle}").Json())["phase"]!.GetValue<string>() == "calibrating", TimeSpan.FromMinutes(1));
        using var cycle = await county.GetAsync($"/api/v1/cycles/{Cycle}");
        await county.Post($"/api/v1/cycles/{Cycle}/publication", null, "publish", cycle.Headers.ETag!.Tag).Json();
    }
}
