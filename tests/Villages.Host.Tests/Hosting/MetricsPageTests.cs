using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Villages.Domain;
using Villages.Domain.Areas;
using Villages.Grains;
using Villages.Grains.Areas;
using Villages.Host.Auth;
using Villages.Host.Hosting;
using Villages.Journal;
using Villages.Testing;

namespace Villages.Host.Tests.Hosting;

public sealed partial class MetricsPageTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new("metrics");
    private readonly HttpClient _client = new();
    private WebApplication _app = null!;

    private IGrainFactory Grains
    {
        get
        {
            Villages.Grains.Access.Principal.Of("test").Enter();
            return _app.Services.GetRequiredService<IGrainFactory>();
        }
    }

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
            await Register(AreaCode.Nation, ("14", "山西省"));
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
    public async Task A_commit_of_an_activation_that_another_overtook_is_counted_as_stale()
    {
        var before = await Sum("villages_journal_commits_total", "outcome=\"stale\"");
        var journal = _app.Services.GetRequiredService<IJournal>();
        Assert.Equal(AppendStatus.Accepted, (await journal.Append(Commit(), Lane.Interactive)).Status);

        Assert.Equal(AppendStatus.Stale, (await journal.Append(Commit(), Lane.Interactive)).Status);

        await Eventually.Holds("the refusal is counted", async () => await Sum("villages_journal_commits_total", "outcome=\"stale\"") > before);
    }

    [Fact]
    public async Task A_cycle_that_waits_for_a_person_grows_older_on_the_page()
    {
        await Register(AreaCode.Nation, ("14", "山西省"), ("1411", "吕梁市"), ("141129", "中阳县"));
        await Register(AreaCode.Parse("141129"), ("141129100", "宁乡镇"), ("141129100201", "宁兴村"));
        Authorize(Roles.CountyOrganisation);
        var folder = Path.Combine(SourceTree.Root, "silo-config", "rulebooks", "default", "stars");
        var rulebook = new JsonObject
        {
            ["area"] = "141129", ["scheme"] = "stars", ["by"] = "中阳县委组织部",
            ["rulebook"] = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "2023-01-01.json"))),
            ["cases"] = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "2023-01-01.cases.json"))),
        };
        await _client.Post($"{_app.Urls.First()}/api/v1/rulebooks", rulebook, "adopt").Json(201);
        using var planned = await _client.Post($"{_app.Urls.First()}/api/v1/cycles", new { scheme = "stars", area = "141129", period = "2025" }, "plan");
        Assert.True(planned.StatusCode is HttpStatusCode.Accepted or HttpStatusCode.Conflict, await planned.Content.ReadAsStringAsync());

        const string Waiting = "phase=\"calibrating\"";
        await Eventually.Holds("the cycle waits", async () => await Sum("villages_cycles_open", Waiting) > 0, TimeSpan.FromMinutes(1));
        var age = await Sum("villages_cycles_age_seconds", Waiting);
        Assert.InRange(age, 0, 600);
        await Eventually.Holds("it grows older", async () => await Sum("villages_cycles_age_seconds", Waiting) > age);
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

    private async Task Register(AreaCode scope, params (string Code, string Name)[] areas)
    {
        AreaRow[] rows = [.. areas.Select(area => (Code: AreaCode.Parse(area.Code), area.Name)).Select(area => new AreaRow(area.Code, area.Name, area.Code.Parent, new DateOnly(2020, 1, 1)))];
        var command = new Command<RegisterAreas>(CommandId.Derive("metrics", scope.Value), "test", DateTime.MaxValue, new RegisterAreas([.. rows]));
        var outcome = await Grains.Register(scope).Register(command);
        Assert.True(outcome.Accepted, outcome.Refusal?.Message.English);
        await _app.Services.GetRequiredService<IAreaRegister>().Reached(outcome.Value.Position);
    }

    private static Commit Commit()
    {
        var commit = new Commit
        {
            Stream = new StreamId(141129, "village/141129100999"), Number = 1, CommandId = Guid.CreateVersion7(), BodyHash = new byte[32], Kind = "readings.record",
            Data = "[]"u8.ToArray(), Actor = "test", Area = "141129100999", EffectiveOn = new DateOnly(2025, 12, 20), RecordedAt = new DateTime(2025, 12, 20, 0, 0, 0, DateTimeKind.Utc), Hash = [],
        };
        return commit with { Hash = CommitHash.Of(commit, CommitHash.Genesis) };
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
