using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Villages.Domain;
using Villages.Host.Access;
using Villages.Host.Tests.Hosting;
using Villages.Testing;

namespace Villages.Host.Tests.Access;

/// <summary>
/// Every role × every operation of the committed description × every relation of areas × every state of a token, against a table that people have read.
/// An operation without a row fails.
/// </summary>
public sealed partial class AccessMatrixTests(MatrixEdge matrix) : IClassFixture<MatrixEdge>
{
    private const int AtOnce = 8;

    private readonly List<string> _wrong = [];
    private readonly EdgeHost _edge = matrix.Edge;
    private int _asked;

    public static TheoryData<string> Operations => [.. Described().Select(operation => operation.Id)];

    [Fact]
    public void Every_endpoint_of_the_api_declares_its_operation_and_a_name()
    {
        foreach (var endpoint in _edge.Endpoints.Where(e => e.RoutePattern.RawText!.TrimStart('/').StartsWith("api/", StringComparison.Ordinal)))
        {
            Assert.True(endpoint.Metadata.GetMetadata<AccessRequirement>() is not null, $"{endpoint.DisplayName} declares no operation.");
            Assert.True(endpoint.Metadata.GetMetadata<IEndpointNameMetadata>() is not null, $"{endpoint.DisplayName} has no name.");
        }
    }

    [Fact]
    public void Nothing_is_anonymous_but_health_and_the_description()
    {
        var anonymous = _edge.Endpoints.Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            .Select(e => e.RoutePattern.RawText!.TrimStart('/')).Where(path => !path.StartsWith("docs", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        Assert.Equal(
            [
                "api/v1/boards/", "api/v1/boards/{id}", "api/v1/boards/{id}/objections", "api/v1/objections/{number}", "api/v1/objections/{number}/appeal",
                "healthz/live", "healthz/ready", "openapi/{documentName}.json",
            ],
            anonymous);
    }

    [Fact]
    public void The_reviewed_table_has_a_row_for_every_operation_and_none_besides() =>
        Assert.Equal(Described().Select(operation => operation.Id).Order(StringComparer.Ordinal), MatrixRow.All.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task An_operation_answers_every_role_from_everywhere_as_the_table_says(string operation)
    {
        var (_, method, path) = Described().Single(described => described.Id == operation);
        var row = MatrixRow.All[operation];
        var cases = Roles.All.SelectMany(role => MatrixRow.Relations.Select(relation => (role, relation.Key, Area: relation.Value(row.Object)))).Where(c => c.Area is not null).ToArray();
        var expired = cases.ToDictionary(c => (c.role, c.Key), c => _edge.Token(c.role, c.Area!, "expired", TimeSpan.FromMinutes(1)));
        _edge.Clock.Advance(TimeSpan.FromHours(1));
        await Parallel.ForEachAsync(cases, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (c, _) =>
        {
            using var client = _edge.Anonymous();
            var (status, code) = row.For(c.role, c.Key);
            async Task Ask(string state, string? token, int expectedStatus, string? expectedCode)
            {
                using var request = MatrixRequests.Of(operation, method, path, row.Object);
                request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
                using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, CancellationToken.None);
                var body = response.Content.Headers.ContentType?.MediaType == "text/event-stream" ? "" : await response.Content.ReadAsStringAsync(CancellationToken.None);
                Judge($"{state} {c.role} from {c.Key} ({c.Area})", (c.role, row.Anonymous ? AreaCode.Nation : AreaCode.Parse(c.Area!)), response, body, expectedStatus, expectedCode);
            }

            await Ask("active", _edge.Token(c.role, c.Area!), status, code);
            await Ask("suspended", _edge.Token(c.role, c.Area!, MatrixGrains.Suspended), 403, "accounts.suspended");
            var (unknown, refusal) = row.Anonymous ? (0, null) : (401, "access.unauthenticated");
            await Ask("expired", expired[(c.role, c.Key)], unknown, refusal);
            await Ask("without a token", null, unknown, refusal);
        });
        Assert.True(_wrong.Count == 0, $"{_wrong.Count} of {_asked}:\n{string.Join('\n', _wrong.Take(20))}");
        Assert.True(_asked >= Roles.All.Count * 5 * 4, $"{_asked} cases");
    }

    [Fact]
    public async Task What_is_hidden_reads_like_what_does_not_exist()
    {
        using var client = _edge.As(Roles.Township, SmallRegister.Sibling);
        var hidden = await client.GetAsync($"/api/v1/villages/{SmallRegister.Village}").Problem(404, "villages.unknown");
        var missing = await client.GetAsync("/api/v1/villages/141129101299").Problem(404, "villages.unknown");
        Assert.Equal(
            hidden["title"]!.GetValue<string>().Replace(SmallRegister.Village, "…", StringComparison.Ordinal),
            missing["title"]!.GetValue<string>().Replace("141129101299", "…", StringComparison.Ordinal));
        Assert.Equal(hidden.AsObject().Select(member => member.Key), missing.AsObject().Select(member => member.Key));
    }

    private void Judge(string who, (string Role, AreaCode Area) caller, HttpResponseMessage response, string body, int expectedStatus, string? expectedCode)
    {
        var status = (int)response.StatusCode;
        var code = status >= 400 && body.Length > 0 ? JsonNode.Parse(body)!["code"]?.GetValue<string>() : null;
        var right = expectedStatus == 0 ? status is not (401 or 403 or 404) and < 500
            : status == expectedStatus && (expectedCode is null || code == expectedCode);
        var leak = Leaks(caller.Role, status, body) ?? Foreign(caller.Area, status, body);
        lock (_wrong)
        {
            _asked++;
            if (!right || leak is not null)
            {
                _wrong.Add($"{who}: {status} {code}, expected {(expectedStatus == 0 ? "an answer" : $"{expectedStatus} {expectedCode}")}{(leak is null ? "" : $"; leaks {leak}: {body}")}");
            }
        }
    }

    private static string? Leaks(string role, int status, string body)
    {
        var table = AccessTable.Default;
        return status >= 400 && body.Contains(MatrixGrains.Canary, StringComparison.Ordinal) ? "an object in a refusal"
            : body.Contains(MatrixGrains.CanaryIdNumber, StringComparison.Ordinal) && !table.MayRead(role, "PersonResource.maskedIdNumber") ? "a masked ID number"
            : body.Contains("7777.77", StringComparison.Ordinal) && !table.MayRead(role, "OfficialResource.monthlyStarPay") ? "pay"
            : body.Contains("\"plannedBy\"", StringComparison.Ordinal) && !table.MayRead(role, "CycleResource.plannedBy") ? "who planned"
            : null;
    }

    /// <summary>Codes of townships and villages in an answer that the caller neither reaches nor lies in.</summary>
    private static string? Foreign(AreaCode caller, int status, string body) => status >= 400 ? null : Code().Matches(body)
        .Select(match => AreaCode.Parse(match.Groups[1].Value)).Where(code => caller.To(code) == AreaRelation.Apart).Select(code => $"area {code}").FirstOrDefault();

    [GeneratedRegex("\"(\\d{9}|\\d{12})\"")]
    private static partial Regex Code();

    private static IEnumerable<(string Id, string Method, string Path)> Described() =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(SourceTree.Root, "src", "Villages.Host", "openapi", "v1.json")))!["paths"]!.AsObject()
            .SelectMany(path => path.Value!.AsObject().Where(o => o.Value?["operationId"] is not null)
                .Select(o => (o.Value!["operationId"]!.GetValue<string>(), o.Key.ToUpperInvariant(), path.Key)));
}
