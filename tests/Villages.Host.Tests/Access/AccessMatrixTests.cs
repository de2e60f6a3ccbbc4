using System.Net;
using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Villages.Domain;
using Villages.Domain.VillageLife;
using Villages.Grains.Areas;
using Villages.Grains.Auditing;
using Villages.Grains.Rulebooks;
using Villages.Host.Access;
using Villages.Host.Tests.Hosting;

namespace Villages.Host.Tests.Access;

/// <summary>Every endpoint × every role, and every endpoint with an area in its path × every relation of areas.</summary>
public sealed class AccessMatrixTests : IAsyncLifetime
{
    private static readonly AreaCode Village = AreaCode.Parse(SmallRegister.Village);

    private EdgeHost _edge = null!;

    public async ValueTask InitializeAsync()
    {
        _edge = await EdgeHost.Start(settings: ("Villages:Limits:Burst", "100000"));
        _edge.Grains.Feed(1);
        _edge.Grains
            .On<IVillageGrain>("Summarise", (_, _) => Task.FromResult(new NumberedSummary(Village, 1, new VillageSummary(Village))))
            .On<IVillageGrain>("Read", (_, _) => Task.FromResult(new VillageView
            {
                Code = Village, Name = "", Kind = Village.Kind, Version = 1, Summary = new VillageSummary(Village), Posts = [], Readings = [], Grids = [], Centres = [],
            }))
            .On<IAuditGrain>("Search", (_, _) => Task.FromResult(new AuditListing(1, 0, [], false)))
            .On<IRulebooksGrain>("List", (_, _) => Task.FromResult(new RulebookList(1, [])));
    }

    public ValueTask DisposeAsync() => _edge.DisposeAsync();

    [Fact]
    public void Every_endpoint_of_the_api_declares_its_operation_and_a_name()
    {
        foreach (var endpoint in Api())
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
        Assert.Equal(["healthz/live", "healthz/ready", "openapi/{documentName}.json"], anonymous);
    }

    [Fact]
    public async Task Without_a_token_no_endpoint_answers()
    {
        using var client = _edge.Anonymous();
        foreach (var endpoint in Api())
        {
            using var response = await client.SendAsync(Request(endpoint, SmallRegister.Village));
            Assert.True(response.StatusCode == HttpStatusCode.Unauthorized, $"{endpoint.DisplayName}: {response.StatusCode}");
        }
    }

    [Fact]
    public async Task Every_role_may_do_what_the_table_says_and_no_more()
    {
        foreach (var role in Roles.All)
        {
            using var client = _edge.As(role);
            foreach (var endpoint in Api())
            {
                using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(10));
                using var response = await client.SendAsync(Request(endpoint, SmallRegister.Village), HttpCompletionOption.ResponseHeadersRead, stop.Token);
                var allowed = AccessTable.Allows(role, endpoint.Metadata.GetMetadata<AccessRequirement>()!.Operation);
                Assert.True(allowed != (response.StatusCode == HttpStatusCode.Forbidden), $"{role} on {endpoint.DisplayName}: {response.StatusCode}");
                Assert.True((int)response.StatusCode < 500, $"{role} on {endpoint.DisplayName}: {response.StatusCode}");
            }
        }
    }

    [Theory]
    [InlineData(SmallRegister.Village, true)]
    [InlineData(SmallRegister.Township, true)]
    [InlineData(SmallRegister.County, true)]
    [InlineData("1411", true)]
    [InlineData("00", true)]
    [InlineData(SmallRegister.Community, false)]
    [InlineData(SmallRegister.Sibling, false)]
    [InlineData(SmallRegister.Neighbour, false)]
    [InlineData(SmallRegister.Elsewhere, false)]
    [InlineData("15", false)]
    public async Task An_object_outside_the_callers_area_does_not_exist(string callerArea, bool within)
    {
        using var client = _edge.As(Roles.CountyOrganisation, callerArea);
        foreach (var endpoint in Api().Where(e => e.Metadata.GetMetadata<AccessRequirement>()!.Subject.RouteName is not null && !e.RoutePattern.RawText!.Contains("/cycles", StringComparison.Ordinal)))
        {
            using var response = await client.SendAsync(Request(endpoint, SmallRegister.Village));
            var body = await response.Content.ReadAsStringAsync();
            var hidden = response.StatusCode == HttpStatusCode.NotFound && body.Contains(".unknown\"", StringComparison.Ordinal) && _edge.Grains.Calls.IsEmpty;
            Assert.True(within != hidden, $"{callerArea} on {endpoint.DisplayName}: {response.StatusCode} {body}");
            _edge.Grains.Calls.Clear();
        }
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

    private RouteEndpoint[] Api() => [.. _edge.Endpoints.Where(e => e.RoutePattern.RawText!.TrimStart('/').StartsWith("api/", StringComparison.Ordinal))];

    private static HttpRequestMessage Request(RouteEndpoint endpoint, string village)
    {
        var id = endpoint.RoutePattern.RawText!.Contains("service-centres", StringComparison.Ordinal) ? $"{village}-01"
            : endpoint.RoutePattern.RawText.Contains("grids", StringComparison.Ordinal) ? $"{village}001"
            : endpoint.RoutePattern.RawText.Contains("commands", StringComparison.Ordinal) ? "5a1f7c9e-0d0b-5e63-9a55-8f1f6a4c2b11"
            : "stars-141129-2025";
        var path = endpoint.RoutePattern.RawText.Replace("{code}", village, StringComparison.Ordinal)
            .Replace("{id}", id, StringComparison.Ordinal).Replace("{id:guid}", id, StringComparison.Ordinal)
            .Replace("{personId}", "141129-0123456789abcdefghjk", StringComparison.Ordinal)
            .Replace("{cycleId}", "stars-141129-2025", StringComparison.Ordinal).Replace("{hash}", "00", StringComparison.Ordinal);
        var method = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods[0];
        var request = new HttpRequestMessage(new HttpMethod(method), path.StartsWith('/') ? path : $"/{path}");
        if (method == "POST")
        {
            request.Headers.Add("Idempotency-Key", "k");
            request.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
            request.Content = new StringContent("{}", Encoding.UTF8, path.EndsWith("imports", StringComparison.Ordinal) ? "text/csv" : "application/json");
        }

        return request;
    }
}
