using System.Net;
using System.Net.Http.Headers;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Villages.Domain;
using Villages.Grains.Areas;
using Villages.Host.Access;
using Villages.Host.Auth;
using Villages.Host.Hosting;
using Villages.Testing;

namespace Villages.Host.Tests.Hosting;

/// <summary>The product as it runs, with the dashboard switched on.</summary>
public sealed class DashboardTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new("dashboard");
    private WebApplication _app = null!;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Villages:Data"] = _folder.Path, ["Villages:Demo"] = "false", ["Villages:Dashboard"] = "true", ["urls"] = "http://127.0.0.1:0",
        });
        builder.Logging.ClearProviders();
        builder.AddVillages();
        _app = builder.Build();
        _app.UseVillages();
        await _app.StartAsync();
        await _app.Services.GetRequiredService<IAreaRegister>().Ready;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Only_an_operator_reaches_any_of_its_routes()
    {
        var routes = Routes();
        Assert.True(routes.Length >= 20, $"{routes.Length} routes");
        Assert.DoesNotContain(routes, route => route.Metadata.GetMetadata<IAllowAnonymous>() is not null);
        using var nobody = Client(null);
        foreach (var route in routes)
        {
            Assert.Equal(Operation.OperateHouse, route.Metadata.GetMetadata<AccessRequirement>()?.Operation);
            using var answer = await nobody.GetAsync(PathOf(route));
            Assert.True(answer.StatusCode == HttpStatusCode.Unauthorized, $"{PathOf(route)}: {answer.StatusCode}");
        }

        foreach (var role in Roles.All.Where(role => role != Roles.Operator))
        {
            using var client = Client(role);
            foreach (var route in routes)
            {
                using var answer = await client.GetAsync(PathOf(route));
                Assert.True(answer.StatusCode == HttpStatusCode.Forbidden, $"{role} on {PathOf(route)}: {answer.StatusCode}");
            }
        }
    }

    [Fact]
    public async Task An_operator_sees_the_page_and_the_numbers_but_neither_logs_nor_states()
    {
        using var client = Client(Roles.Operator);
        using var page = await client.GetAsync("/dashboard/");
        Assert.Equal((HttpStatusCode.OK, "text/html"), (page.StatusCode, page.Content.Headers.ContentType?.MediaType));
        Assert.Contains("script-src 'self'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        await Eventually.Holds("the counters are told", async () =>
        {
            using var counters = await client.GetAsync("/dashboard/DashboardCounters");
            return counters.StatusCode == HttpStatusCode.OK && (await counters.Content.ReadAsStringAsync()).Contains("totalActivationCount", StringComparison.Ordinal);
        });
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync("/dashboard/Trace")).StatusCode);
        await client.GetAsync("/dashboard/GrainState?grainId=141129&grainType=x").Problem(403, "access.denied");
        await client.GetAsync("/dashboard/grainstate/").Problem(403, "access.denied");
    }

    [Fact]
    public async Task The_ports_of_its_silo_are_not_there_for_other_machines()
    {
        var endpoints = _app.Services.GetRequiredService<IOptions<EndpointOptions>>().Value;
        Assert.True(IPAddress.IsLoopback(endpoints.AdvertisedIPAddress));
        Assert.Null(endpoints.GatewayListeningEndpoint);
        using (var near = new TcpClient())
        {
            await near.ConnectAsync(IPAddress.Loopback, endpoints.SiloPort);
        }

        var addresses = NetworkInterface.GetAllNetworkInterfaces().SelectMany(network => network.GetIPProperties().UnicastAddresses)
            .Select(unicast => unicast.Address).Where(address => address.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(address));
        foreach (var address in addresses)
        {
            using var far = new TcpClient();
            await Assert.ThrowsAsync<SocketException>(() => far.ConnectAsync(address, endpoints.SiloPort));
        }
    }

    [Fact]
    public async Task Without_the_switch_it_is_not_there()
    {
        await using var edge = await EdgeHost.Start();
        Assert.DoesNotContain(edge.Endpoints, route => route.RoutePattern.RawText!.Contains("dashboard", StringComparison.OrdinalIgnoreCase));
        await edge.As(Roles.Operator).GetAsync("/dashboard/").Problem(404, "http.not-found");
    }

    private RouteEndpoint[] Routes() =>
    [
        .. ((IEndpointRouteBuilder)_app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(route => route.RoutePattern.RawText!.TrimStart('/').StartsWith("dashboard", StringComparison.Ordinal)),
    ];

    private static string PathOf(RouteEndpoint route) => string.Join('/', route.RoutePattern.RawText!.Split('/').Select(part => part switch
    {
        "{page:int}" => "1",
        ['{', ..] => "x",
        _ => part,
    }));

    [Fact]
    public async Task An_operator_of_one_county_does_not_see_the_whole_cluster()
    {
        using var client = Client(Roles.Operator, "141129");
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync("/dashboard/")).StatusCode);
    }

    private HttpClient Client(string? role, string area = "00") => new()
    {
        BaseAddress = new Uri(_app.Urls.First()),
        DefaultRequestHeaders =
        {
            Authorization = role is null ? null : new AuthenticationHeaderValue(
                "Bearer", _app.Services.GetRequiredService<TokenIssuer>().Issue("tester", role, AreaCode.Parse(area), TimeSpan.FromHours(1))),
        },
    };
}
