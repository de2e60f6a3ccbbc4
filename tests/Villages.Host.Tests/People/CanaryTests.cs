using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Villages.Host.Tests.Hosting;
using Villages.Testing;

namespace Villages.Host.Tests.People;

/// <summary>Names, ID numbers and phones that nobody else has are let in; they must come out nowhere but in the answer that was asked for with a reason.</summary>
public sealed class CanaryTests
{
    private static readonly Canary Secretary = new("141129197711077111", "嬲囍鼐", "19977700011");
    private static readonly Canary Leaver = new("141129197711077226", "龘靐齉", "19977700022");
    private static readonly Canary Imported = new("141129197711077330", "爩鱻麤", "19977700033");
    private static readonly Canary Faulty = new("141129197711077445", "灪龖厵", "19977700044");

    private const string Header = "idNumber,name,phone,organisation,position,from,to,reason\n";

    [Fact]
    public async Task Canaries_come_out_of_the_reveal_and_of_nothing_else()
    {
        await using var host = await CanaryHost.Started();
        using var county = host.As(Roles.CountyOrganisation);
        var secretary = await Register(county, Secretary);
        var leaver = await Register(county, Leaver);
        await county.Post("/api/v1/tenures", new { village = SmallRegister.Village, person = secretary, position = "secretary", from = "2024-01-01" }, "t1").Json();
        await county.Post("/api/v1/tenures", new { village = SmallRegister.Neighbour, person = leaver, position = "clerk", from = "2020-01-01", to = "2022-12-31", reason = "resigned" }, "t2").Json();
        await Import(county, $"{Header}{Imported.Number},{Imported.Name},{Imported.Phone},{SmallRegister.Community},director,2024-01-01,,\n");
        await Eventually.Holds("the official is known", async () => (await county.GetAsync($"/api/v1/officials/{secretary}")).IsSuccessStatusCode);
        await Provoke(county, secretary);
        await FaultyFiles(county);
        await Live(county, secretary);
        await Reveal(host, secretary);
        await ReadEverything(host, [secretary, leaver]);

        var erasure = $"/api/v1/persons/{leaver}/erasure";
        await county.Post(erasure, new { reason = "保存期限届满", document = "组〔2026〕7号" }, "e1").Json();
        var guard = host.As(Roles.SecurityAdmin, "guard");
        var request = (await guard.GetAsync(erasure)).Headers.ETag!.Tag;
        await guard.Post($"{erasure}/approval", null, "e2", request).Json();
        await ReadEverything(host, [leaver]);

        var left = await host.Left();
        Assert.Contains(host.Heard, told => told.StartsWith("log:", StringComparison.Ordinal));
        Assert.Contains(left.Values, bytes => bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(secretary)) >= 0);
        var words = new[] { Secretary, Leaver, Imported, Faulty }.SelectMany(canary => canary.Words).ToArray();
        Assert.Empty(
            from word in words
            from told in host.Heard.Distinct()
            where told.Contains(word, StringComparison.OrdinalIgnoreCase)
            select $"{word} in {told}");
        Assert.Empty(
            from word in words
            from file in left
            from encoding in new[] { Encoding.UTF8, Encoding.Unicode }
            where file.Value.AsSpan().IndexOf(encoding.GetBytes(word)) >= 0
            select $"{word} in {file.Key}");
    }

    private static async Task Reveal(CanaryHost host, string person)
    {
        using var client = host.As(Roles.Township, "clerk", heard: false);
        var body = new { fields = new[] { "name", "idNumber", "phone" }, reason = "核对任职资格" };
        var shown = (await client.Post($"/api/v1/persons/{person}/disclosures", body, "reveal").Json()).ToJsonString(new JsonSerializerOptions
        {
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        });
        Assert.All([Secretary.Name, Secretary.Number, Secretary.Phone], word => Assert.Contains(word, shown, StringComparison.Ordinal));
    }

    /// <summary>What people type into the wrong field.</summary>
    private static async Task Provoke(HttpClient county, string person)
    {
        var (name, number, phone) = (Faulty.Name, Faulty.Number, Faulty.Phone);
        var spoilt = $"{number[..17]}{(number[17] == '0' ? '1' : '0')}";
        (string Path, object Body)[] wrong =
        [
            ("persons", new { county = number, idNumber = number, name }),
            ("persons", new { county = SmallRegister.County, idNumber = spoilt, name, phone }),
            ("persons", new { county = SmallRegister.County, idNumber = number, name = string.Concat(Enumerable.Repeat(name, 30)) }),
            ("persons", new { county = SmallRegister.Elsewhere, idNumber = number, name, phone }),
            ("persons", new { county = SmallRegister.County, idNumber = new { number }, name }),
            ("persons", new { county = SmallRegister.County, idNumber = number, name, phone = new[] { phone } }),
            ("persons", new { county = SmallRegister.County, idNumber = Secretary.Number, name = Secretary.Name }),
            ("tenures", new { village = number, person, position = "clerk", from = "2024-01-01" }),
            ("tenures", new { village = SmallRegister.Village, person = number, position = "clerk", from = "2024-01-01" }),
            ("tenures", new { village = SmallRegister.Village, person, position = name, from = number }),
            ($"persons/{person}/death", new { on = number }),
            ($"persons/{person}/disclosures", new { fields = new[] { name, number }, reason = "核对任职资格" }),
            ($"persons/{person}/disclosures", new { fields = new[] { "name" }, reason = $"核对 {number}" }),
            ($"persons/{person}/disclosures", new { fields = new[] { "name" }, reason = $"联系 {phone}" }),
            ($"persons/{person}/erasure", new { reason = $"删除 {number}", document = "7号" }),
            ($"persons/{person}/erasure", new { reason = "保存期限届满", document = phone }),
            ($"officials/{person}/honours", new { level = "county", on = "2025-07-01", document = $"组〔2025〕{number}" }),
            ($"officials/{person}/dispositions", new { veto = "party-discipline", on = "2025-07-01", document = phone }),
            ($"cycles/stars-{SmallRegister.County}-2025/cancellation", new { reason = $"误算 {number}" }),
            ($"cycles/stars-{SmallRegister.County}-2025/rerun", new { cause = $"{name} {phone}" }),
            ("accounts/suspension", new { subject = "li", reason = number }),
            ("grids", new { id = $"{SmallRegister.Village}001", name = number, level = 1, setting = "rural", households = 60, from = "2024-01-01" }),
            ("grids", new { id = number, name, level = 1, setting = "rural", households = 60, from = "2024-01-01" }),
            ("service-centres", new { id = number, kind = "centre", name, squareMetres = 320.5, from = "2024-01-01" }),
            ("persons", new StringContent($$"""{"county":"{{SmallRegister.County}}","idNumber":{{number[..17]}},"name":"{{name}}"}""", Encoding.UTF8, "application/json")),
            ("persons", new StringContent($$"""{"county":"{{SmallRegister.County}}","idNumber":"{{number}}","name":"{{name}}""", Encoding.UTF8, "application/json")),
        ];
        foreach (var ((path, body), at) in wrong.Select((item, at) => (item, at)))
        {
            using var answer = await county.Post($"/api/v1/{path}", body, $"wrong-{at}");
            Assert.False(answer.IsSuccessStatusCode, $"{path} {at} was accepted.");
            Assert.True((int)answer.StatusCode < 500, $"{path} {at}: {answer.StatusCode}");
        }
    }

    private static async Task FaultyFiles(HttpClient county)
    {
        var (name, number, phone) = (Faulty.Name, Faulty.Number, Faulty.Phone);
        string[] files =
        [
            $"{Header}{number},{name},{phone},{SmallRegister.Village},boss,2024-13-01,,\n",
            $"{Header}{number[..17]}Y,{name},phone,999999999999,secretary,2999-01-01,2024-01-01,\n",
            $"{Header}{SmallRegister.Village},{number},{name},{phone},{name},{number},{phone},{name}\n",
            $"{Header}{number},{name},{phone},{SmallRegister.Village},clerk,2024-01-01,,\n{number},{name}甲,{phone},{SmallRegister.Village},clerk,2024-01-01,,\n",
            $"{number},{name},{phone},{SmallRegister.Village},clerk,2024-01-01,,\n{number},{name},{phone},{SmallRegister.Village},clerk,2024-01-01,,\n",
            $"{Header}{number},\"{name},{phone}\n",
            $"{Header}{number},{name}\n",
        ];
        foreach (var file in files)
        {
            await Sent(county, "persons", file, 422, 400);
        }

        await Sent(county, "grids", $"code,name,level,setting,households,workerKind,workerFrom,workerIdNumber\n{number},{SmallRegister.Village},1,rural,60,ruralLiaison,2024-01-01,{number}\n", 422);
    }

    private static async Task Import(HttpClient county, string file)
    {
        var accepted = await Sent(county, "persons", file, 202);
        var operation = JsonDocument.Parse(accepted).RootElement.GetProperty("operations")[0].GetString()!;
        await Eventually.Holds("the import is done", async () => (await county.GetStringAsync(operation)).Contains("succeeded", StringComparison.Ordinal));
    }

    private static async Task<string> Sent(HttpClient county, string kind, string file, params int[] statuses)
    {
        using var answer = await county.Post($"/api/v1/imports?kind={kind}", new StringContent(file, Encoding.UTF8, "text/csv"), $"file-{Guid.NewGuid()}");
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(statuses.Contains((int)answer.StatusCode), $"{answer.StatusCode}: {text}");
        return text;
    }

    private static async Task Live(HttpClient county, string person)
    {
        using var response = await county.GetAsync($"/api/v1/live?area={SmallRegister.County}&after={Uri.EscapeDataString(await First(county))}", HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        var told = new StringBuilder();
        while (!told.ToString().Contains($"person/{person}", StringComparison.Ordinal) && await reader.ReadLineAsync().WaitAsync(Eventually.Patience) is { } line)
        {
            told.AppendLine(line);
        }

        Assert.All(Secretary.Words, word => Assert.DoesNotContain(word, told.ToString(), StringComparison.Ordinal));
    }

    private static async Task<string> First(HttpClient county) => (await county.GetAsync("/api/v1/changes?limit=1").Json())["next"]!.GetValue<string>();

    /// <summary>Every address that can be read, by everybody who may read it.</summary>
    private static async Task ReadEverything(CanaryHost host, string[] people)
    {
        foreach (var role in new[] { Roles.CountyOrganisation, Roles.AuditAdmin, Roles.SecurityAdmin })
        {
            using var client = host.As(role);
            foreach (var path in host.Endpoints.Where(IsRead).SelectMany(endpoint => people.Select(person => PathOf(endpoint, person))).Distinct())
            {
                using var answer = await client.GetAsync(path);
                Assert.True((int)answer.StatusCode < 500, $"{path}: {answer.StatusCode}");
            }
        }
    }

    private static bool IsRead(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("GET") == true
        && endpoint.RoutePattern.RawText!.TrimStart('/') is var path && path.StartsWith("api/", StringComparison.Ordinal) && !path.EndsWith("/live", StringComparison.Ordinal);

    private static string PathOf(RouteEndpoint endpoint, string person)
    {
        var raw = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
        var id = raw.Contains("grids", StringComparison.Ordinal) ? $"{SmallRegister.Village}001" : raw.Contains("centres", StringComparison.Ordinal) ? $"{SmallRegister.Village}-01" : "stars-141129-2025";
        return raw.Replace("{personId}", person, StringComparison.Ordinal).Replace("{code}", SmallRegister.Village, StringComparison.Ordinal)
            .Replace("{id:guid}", "5a1f7c9e-0d0b-5e63-9a55-8f1f6a4c2b11", StringComparison.Ordinal).Replace("{id}", id, StringComparison.Ordinal)
            .Replace("{cycleId}", "stars-141129-2025", StringComparison.Ordinal).Replace("{hash}", "00", StringComparison.Ordinal);
    }

    private static async Task<string> Register(HttpClient county, Canary canary) =>
        (await county.Post("/api/v1/persons", new { county = SmallRegister.County, idNumber = canary.Number, name = canary.Name, phone = canary.Phone }, canary.Number).Json(201))["id"]!.GetValue<string>();

    private sealed record Canary(string Number, string Name, string Phone)
    {
        /// <summary>What must not come out: of the name all but the family's character, which masks show; also as JSON escapes it.</summary>
        public IEnumerable<string> Words => [Number[..17], Phone, Name, Name[1..], string.Concat(Name[1..].Select(c => $"\\u{(int)c:x4}"))];
    }
}
