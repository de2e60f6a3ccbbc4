using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Villages.Domain;
using Villages.Domain.Areas;
using Villages.Grains;
using Villages.Grains.Areas;
using Villages.Host.Access;
using Villages.Host.Auth;
using Villages.Host.Hosting;
using Villages.Testing;

namespace Villages.Host.Tests.Hosting;

public sealed partial class MetricsPageTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new("metrics");
    private readonly HttpClient _client = new();
    private WebApplication _app = null!;

    private IGrainFactory Grains => _app.Services.GetRequiredService<IGrainFactory>();

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Villages:Data"] = _folder.Path, ["Villages:Demo"] = "false", ["Villages:Metrics"] = "true", ["urls"] = "http://127.0.0.1:0",
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
        _client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task The_numbers_move_with_what_is_done_and_name_no_area()
    {
        var before = await Sum("villages_journal_commits_total", "outcome=\"accepted\"");
        var repeated = await Sum("villages_commands_repeated_total");
        for (var i = 0; i < 3; i++)
        {
            var rows = new AreaRow(AreaCode.Parse("14"), "山西省", AreaCode.Nation, new DateOnly(2020, 1, 1));
            var command = new Command<RegisterAreas>(CommandId.Derive("metrics"), "test", DateTime.MaxValue, new RegisterAreas([rows]));
            Assert.True((await Grains.Register(AreaCode.Nation).Register(command)).Accepted);
        }

        // An answer may be 300 ms old: the exporter keeps it that long.
        await Eventually.Holds("the repeats are counted", async () => await Sum("villages_commands_repeated_total") == repeated + 2);
        Assert.Equal(before + 1, await Sum("villages_journal_commits_total", "outcome=\"accepted\""));
        Assert.Equal(repeated + 2, await Sum("villages_commands_repeated_total"));
        Assert.True(await Sum("villages_journal_batch_size_count") > 0);
        Assert.Equal(0, await Sum("villages_journal_queue"));
        Assert.InRange(await Sum("villages_feed_silence_seconds"), 0, 10);
        await Eventually.Holds("consequences are delivered to the head", async () => await Sum("villages_consequences_lag") == 0);
        Assert.Contains("villages_feed_behind", await Page(), StringComparison.Ordinal);
        Assert.DoesNotMatch(@"villages_[^\n]*""\d{6}", await Page());
    }

    [Fact]
    public async Task Who_comes_through_a_proxy_needs_the_operators_role()
    {
        _client.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.7");
        Assert.Equal(HttpStatusCode.Forbidden, (await _client.GetAsync(Address)).StatusCode);
        Authorize(Roles.Township);
        Assert.Equal(HttpStatusCode.Forbidden, (await _client.GetAsync(Address)).StatusCode);
        Authorize(Roles.Operator);
        Assert.Equal(HttpStatusCode.OK, (await _client.GetAsync(Address)).StatusCode);
    }

    private Uri Address => new(new Uri(_app.Urls.First()), "/metrics");

    private void Authorize(string role) => _client.DefaultRequestHeaders.Authorization = new(
        "Bearer", _app.Services.GetRequiredService<TokenIssuer>().Issue("tester", role, AreaCode.Parse("141129"), TimeSpan.FromHours(1)));

    private Task<string> Page() => _client.GetStringAsync(Address);

    /// <summary>Sum over the lines of a name that hold a label.</summary>
    private async Task<double> Sum(string name, string label = "")
    {
        var lines = Line().Matches(await Page()).Where(line => line.Groups[1].Value == name && line.Groups[2].Value.Contains(label, StringComparison.Ordinal)).ToArray();
        return lines.Sum(line => double.Parse(line.Groups[3].Value, CultureInfo.InvariantCulture));
    }

    [GeneratedRegex(@"^(\w+)(\{[^}]*\})? (\S+)", RegexOptions.Multiline)]
    private static partial Regex Line();
}
