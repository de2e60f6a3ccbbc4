using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Villages.Domain;
using Villages.Grains.Areas;
using Villages.Host.Areas;
using Villages.Host.Auth;
using Villages.Host.Hosting;
using Villages.Host.Imports;
using Villages.Testing;

namespace Villages.Host.Tests.Hosting;

/// <summary>The whole edge over stubbed grains, in memory: milliseconds to start, any number at once.</summary>
public sealed class EdgeHost : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new("edge");
    private readonly WebApplication _app;

    private EdgeHost(string environment, Action<IServiceCollection>? beside, Dictionary<string, string?> settings, bool listening)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(settings) { ["Villages:Data"] = _folder.Path });
        builder.AddHeard();
        _ = listening ? builder.WebHost.UseUrls("http://127.0.0.1:0") : builder.WebHost.UseTestServer();
        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.AddVillagesEdge();
        builder.Services.AddSingleton(Grains.Factory);
        builder.Services.AddSingleton<IAreaRegister, SmallRegister>();
        builder.Services.AddSingleton<IImportFiles>(Imports);
        beside?.Invoke(builder.Services);
        _app = builder.Build();
        _app.UseVillages();
    }

    public GrainStubs Grains { get; } = new();

    public ImportStub Imports { get; } = new();

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 5, 1, 2, 0, 0, TimeSpan.Zero));

    public string Data => _folder.Path;

    public IServiceProvider Services => _app.Services;

    public IEnumerable<RouteEndpoint> Endpoints =>
        ((IEndpointRouteBuilder)_app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>();

    public static Task<EdgeHost> Start(string environment = "Development", params (string Key, string? Value)[] settings) => Start(environment, null, settings);

    /// <param name="beside">Services that a silo in the same process would bring.</param>
    public static Task<EdgeHost> Start(string environment, Action<IServiceCollection>? beside, params (string Key, string? Value)[] settings) =>
        Start(environment, beside, settings, listening: false);

    /// <summary>The same on a socket of this machine: what Kestrel itself refuses is refused here only.</summary>
    public static Task<EdgeHost> Listen(params (string Key, string? Value)[] settings) => Start("Development", null, settings, listening: true);

    private static async Task<EdgeHost> Start(string environment, Action<IServiceCollection>? beside, (string Key, string? Value)[] settings, bool listening)
    {
        var host = new EdgeHost(environment, beside, settings.ToDictionary(s => s.Key, s => s.Value), listening);
        await host._app.StartAsync();
        return host;
    }

    /// <summary>Where it listens, when it does.</summary>
    public Uri Address => new(_app.Urls.First());

    private IServer Server => Services.GetRequiredService<IServer>() is LiveReadsServer door ? door.Listening : Services.GetRequiredService<IServer>();

    /// <summary>A client without a token.</summary>
    public HttpClient Anonymous() => Server is TestServer memory ? memory.CreateClient() : new HttpClient { BaseAddress = Address };

    public HttpClient As(string role, string area = SmallRegister.County, string subject = "tester")
    {
        var client = Anonymous();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token(role, area, subject));
        return client;
    }

    public string Token(string role, string area = SmallRegister.County, string subject = "tester", TimeSpan? lifetime = null) =>
        Services.GetRequiredService<TokenIssuer>().Issue(subject, role, AreaCode.Parse(area), lifetime ?? TimeSpan.FromHours(1));

    public HttpClient County() => As(Roles.CountyOrganisation);

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _folder.Dispose();
    }
}

internal static class Requests
{
    public static Task<HttpResponseMessage> Post(this HttpClient client, string path, object? body, string? key = "key-1", string? ifMatch = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = body as HttpContent ?? JsonContent.Create(body ?? new object()) };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        return client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    /// <summary>The problem of an answer, checked for the members every problem has.</summary>
    public static async Task<JsonNode> Problem(this Task<HttpResponseMessage> sent, int status, string code)
    {
        using var response = await sent;
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(status == (int)response.StatusCode, $"expected {status}, got {(int)response.StatusCode}: {text}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = JsonNode.Parse(text)!;
        Assert.Equal(code, problem["code"]!.GetValue<string>());
        Assert.Equal($"urn:villages:problem:{code}", problem["type"]!.GetValue<string>());
        Assert.Equal(status, problem["status"]!.GetValue<int>());
        Assert.NotEmpty(problem["title"]!.GetValue<string>());
        Assert.NotEmpty(problem["traceId"]!.GetValue<string>());
        return problem;
    }

    public static async Task<JsonNode> Json(this Task<HttpResponseMessage> sent, int status = 200)
    {
        using var response = await sent;
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(status == (int)response.StatusCode, $"expected {status}, got {(int)response.StatusCode}: {text}");
        return JsonNode.Parse(text)!;
    }
}
