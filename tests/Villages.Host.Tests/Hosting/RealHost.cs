using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Villages.Domain;
using Villages.Domain.Areas;
using Villages.Grains;
using Villages.Grains.Access;
using Villages.Grains.Areas;
using Villages.Host.Auth;
using Villages.Host.Hosting;
using Villages.Host.Imports;
using Villages.Testing;

namespace Villages.Host.Tests.Hosting;

/// <summary>The product as it runs: Kestrel, silo and journal on SQLite in a folder of its own, with the register of <see cref="SmallRegister"/>. One for all its tests.</summary>
public sealed class RealHost : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new("host");
    private WebApplication _app = null!;

    /// <summary>Whoever asks for it acts as the house from then on.</summary>
    public IGrainFactory Grains
    {
        get
        {
            Principal.Of("test").Enter();
            return _app.Services.GetRequiredService<IGrainFactory>();
        }
    }

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Villages:Data"] = _folder.Path, ["Villages:Demo"] = "false" });
        builder.AddHeard();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.AddVillages();
        builder.Services.AddImportFiles();
        _app = builder.Build();
        _app.UseVillages();
        await _app.StartAsync();
        var register = _app.Services.GetRequiredService<IAreaRegister>();
        await register.Ready;
        foreach (var scope in new[] { AreaCode.Nation, AreaCode.Parse(SmallRegister.County), AreaCode.Parse(SmallRegister.Elsewhere) })
        {
            var rows = new SmallRegister().Tree.Register(scope).Rows.All().ToArray();
            var command = new Command<RegisterAreas>(CommandId.Derive("seed", scope.Value), "system:test", DateTime.MaxValue, new RegisterAreas(rows));
            var outcome = await Grains.Register(scope).Register(command);
            Assert.True(outcome.Accepted, outcome.Refusal?.Message.English);
            await register.Reached(outcome.Value.Position);
        }
    }

    public HttpClient Anonymous() => new() { BaseAddress = new Uri(_app.Urls.First()) };

    public HttpClient As(string role, string area = SmallRegister.County, string subject = "tester")
    {
        var token = _app.Services.GetRequiredService<TokenIssuer>().Issue(subject, role, AreaCode.Parse(area), TimeSpan.FromHours(1));
        var client = new HttpClient { BaseAddress = new Uri(_app.Urls.First()) };
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _folder.Dispose();
    }
}
