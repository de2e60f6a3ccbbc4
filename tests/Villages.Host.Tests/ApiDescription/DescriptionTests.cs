using System.Text.Json.Nodes;
using Villages.Host.Tests.Hosting;
using Villages.Testing;

namespace Villages.Host.Tests.ApiDescription;

public sealed class DescriptionTests
{
    private static readonly string[] Methods = ["get", "post", "put", "delete", "patch"];

    [Fact]
    public async Task The_committed_description_is_the_one_served()
    {
        await using var edge = await EdgeHost.Start();
        var served = await edge.Anonymous().GetStringAsync("/openapi/v1.json");
        Golden.Matches("../../src/Villages.Host/openapi/v1.json", served.ReplaceLineEndings("\n") + "\n");
    }

    [Fact]
    public async Task Every_operation_says_what_it_is_and_what_it_refuses()
    {
        await using var edge = await EdgeHost.Start();
        var document = JsonNode.Parse(await edge.Anonymous().GetStringAsync("/openapi/v1.json"))!;
        Assert.StartsWith("3.1", document["openapi"]!.GetValue<string>(), StringComparison.Ordinal);
        var tags = document["tags"]!.AsArray().Select(tag => tag!["name"]!.GetValue<string>()).ToHashSet();
        var names = new HashSet<string>();
        var operations = document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Where(o => Methods.Contains(o.Key)).Select(o => (Path: $"{o.Key} {path.Key}", Operation: o.Value!)));
        foreach (var (path, operation) in operations)
        {
            Assert.True(names.Add(operation["operationId"]?.GetValue<string>() ?? ""), $"{path}: operationId missing or doubled");
            Assert.True(operation["summary"]?.GetValue<string>() is { } summary && summary.Any(c => c > 0x4e00) && summary.Any(char.IsAsciiLetter), $"{path}: summary in both languages");
            Assert.True(operation["tags"]!.AsArray().All(tag => tags.Contains(tag!.GetValue<string>())), $"{path}: undeclared tag");
            foreach (var status in new[] { "400", "401", "403", "404", "429", "500", "503" })
            {
                Assert.True(operation["responses"]![status]?["content"]?["application/problem+json"] is not null, $"{path}: {status} is not described");
            }

            Assert.True(operation["responses"]!.AsObject().Any(response => response.Key[0] == '2'), $"{path}: no success");
            if (path.StartsWith("post", StringComparison.Ordinal))
            {
                Assert.Contains(operation["parameters"]!.AsArray(), parameter => parameter!["name"]!.GetValue<string>() == "Idempotency-Key");
                Assert.NotNull(operation["responses"]!["422"]);
            }
        }
    }

    [Fact]
    public async Task The_docs_page_asks_nothing_of_other_hosts()
    {
        await using var edge = await EdgeHost.Start();
        var page = await edge.Anonymous().GetStringAsync("/docs/");
        Assert.DoesNotMatch("(src|href)=\"(https?:)?//", page);
        Assert.DoesNotContain("fonts.scalar.com", page, StringComparison.Ordinal);
    }
}
