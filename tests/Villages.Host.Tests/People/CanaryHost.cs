using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Villages.Domain;
using Villages.Domain.Areas;
using Villages.Grains;
using Villages.Grains.Access;
using Villages.Grains.Areas;
using Villages.Host.Auth;
using Villages.Host.Hosting;
using Villages.Host.Tests.Hosting;
using Villages.Testing;

namespace Villages.Host.Tests.People;

/// <summary>A host that keeps everything that leaves it: what it logs, what it answers, and at its end what lies in its files.</summary>
internal sealed class CanaryHost : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new("canary");
    private readonly WebApplication _app;
    private bool _stopped;

    private CanaryHost()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Villages:Data"] = _folder.Path, ["Villages:Demo"] = "false", ["Logging:LogLevel:Default"] = "Debug", ["Logging:LogLevel:Microsoft"] = "Debug",
            ["Logging:LogLevel:Microsoft.AspNetCore"] = "Debug", ["Logging:LogLevel:Orleans"] = "Debug",
        });
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Debug).AddProvider(new Lines(Heard));
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.AddVillages();
        _app = builder.Build();
        _app.UseVillages();
    }

    /// <summary>Every line of the log, and every answer with its headers.</summary>
    public ConcurrentQueue<string> Heard { get; } = new();

    public IEnumerable<RouteEndpoint> Endpoints =>
        ((IEndpointRouteBuilder)_app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>();

    public static async Task<CanaryHost> Started()
    {
        var host = new CanaryHost();
        await host._app.StartAsync();
        var (grains, register) = (host._app.Services.GetRequiredService<IGrainFactory>(), host._app.Services.GetRequiredService<IAreaRegister>());
        await register.Ready;
        foreach (var scope in new[] { AreaCode.Nation, AreaCode.Parse(SmallRegister.County) })
        {
            Principal.Of("test").Enter();
            var rows = new SmallRegister().Tree.Register(scope).Rows.All().ToArray();
            var outcome = await grains.Register(scope).Register(new Command<RegisterAreas>(CommandId.Derive("seed", scope.Value), "system:test", DateTime.MaxValue, new(rows)));
            await register.Reached(outcome.Value!.Position);
        }

        return host;
    }

    /// <param name="heard">False for the one answer that may tell.</param>
    public HttpClient As(string role, string subject = "tester", bool heard = true)
    {
        var token = _app.Services.GetRequiredService<TokenIssuer>().Issue(subject, role, AreaCode.Parse(SmallRegister.County), TimeSpan.FromHours(1));
        var client = heard ? new HttpClient(new Ear(Heard)) : new HttpClient();
        client.BaseAddress = new Uri(_app.Urls.First());
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return client;
    }

    /// <summary>Stops the host and gives the bytes of every file that it left.</summary>
    public async Task<IReadOnlyDictionary<string, byte[]>> Left()
    {
        var running = Files();
        await Stop();
        return running.Concat(Files().Select(file => new KeyValuePair<string, byte[]>($"{file.Key} (at the end)", file.Value))).ToDictionary();
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        _folder.Dispose();
    }

    /// <summary>All but the marks of who has the database; they are empty.</summary>
    private Dictionary<string, byte[]> Files() => Directory.EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories)
        .Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)).ToDictionary(file => Path.GetRelativePath(_folder.Path, file), file =>
    {
        using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[open.Length];
        open.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return bytes;
    });

    private async Task Stop()
    {
        if (!_stopped)
        {
            _stopped = true;
            await _app.StopAsync();
            await _app.DisposeAsync();
        }
    }

    private sealed class Ear(ConcurrentQueue<string> heard) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            var told = $"{request.Method} {request.RequestUri} answered {(int)response.StatusCode}\n{response.Headers}{response.Content.Headers}";
            var streams = response.Content.Headers.ContentType?.MediaType == "text/event-stream";
            heard.Enqueue(streams ? told : $"{told}\n{await response.Content.ReadAsStringAsync(cancellationToken)}");
            return response;
        }
    }

    private sealed class Lines(ConcurrentQueue<string> heard) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            heard.Enqueue($"scope: {state}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Debug;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            heard.Enqueue($"log: {formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
