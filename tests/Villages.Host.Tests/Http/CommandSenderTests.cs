using System.Net;
using Villages.Domain;
using Villages.Domain.Cycles;
using Villages.Domain.Readings;
using Villages.Grains.Areas;
using Villages.Grains.Commands;
using Villages.Grains.Cycles;
using Villages.Grains.Journaling;
using Villages.Host.Tests.Hosting;

namespace Villages.Host.Tests.Http;

public sealed class CommandSenderTests : IAsyncLifetime
{
    private const string Path = "/api/v1/readings";

    private EdgeHost _edge = null!;
    private HttpClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _edge = await EdgeHost.Start();
        _client = _edge.County();
    }

    public ValueTask DisposeAsync() => _edge.DisposeAsync();

    [Fact]
    public async Task The_same_key_is_the_same_command()
    {
        var first = await _client.Post(Path, Reading(), "a").Json();
        await _client.Post(Path, Reading(), "a").Json();
        await _client.Post(Path, Reading(), "b").Json();
        await _edge.As("integrator", subject: "another").Post(Path, Reading(), "a").Json();
        var ids = _edge.Grains.Commands<RecordReadings>().Select(command => command.Id).ToArray();
        Assert.Equal(ids[0], ids[1]);
        Assert.Equal(3, ids.Distinct().Count());
        Assert.Equal(ids[0].ToString(), first["commandId"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_command_expires_ten_minutes_after_it_was_made()
    {
        await _client.Post(Path, Reading()).Json();
        Assert.Equal(_edge.Clock.GetUtcNow().UtcDateTime.AddMinutes(10), _edge.Grains.Commands<RecordReadings>().Single().NotAfter);
    }

    [Theory]
    [InlineData(null, "http.idempotency-key-missing")]
    [InlineData("with blank", "http.idempotency-key-malformed")]
    public async Task A_write_needs_a_key(string? key, string code) => await _client.Post(Path, Reading(), key).Problem(400, code);

    [Theory]
    [InlineData(255, true)]
    [InlineData(256, false)]
    public async Task A_key_has_at_most_255_characters(int length, bool taken)
    {
        using var response = await _client.Post(Path, Reading(), new string('k', length));
        Assert.Equal(taken ? HttpStatusCode.OK : HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task A_command_in_flight_is_not_sent_twice()
    {
        var answer = new TaskCompletionSource<Outcome<Receipt>>();
        _edge.Grains.On<IVillageGrain>("Record", (_, _) => answer.Task);
        var first = _client.Post(Path, Reading(), "a");
        await Testing.Eventually.Holds("the first command is on its way", () => _edge.Grains.Commands<RecordReadings>().Any());
        using (var second = await _client.Post(Path, Reading(), "a"))
        {
            Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
            Assert.NotNull(second.Headers.RetryAfter);
        }

        answer.SetResult(new Receipt(StreamKey.Parse("village/141129100201"), 7, 1, default, DateTime.UnixEpoch));
        using var response = await first;
        Assert.Equal("\"7\"", response.Headers.ETag!.Tag);
        Assert.True(Guid.TryParse(response.Headers.GetValues("Command-Id").Single(), out _));
    }

    [Fact]
    public async Task A_key_used_on_another_stream_is_refused()
    {
        var receipt = new Receipt(StreamKey.Parse("village/141129101201"), 1, 1, default, DateTime.UnixEpoch);
        _edge.Grains.On<ICommandsGrain, IReadOnlyList<CommandTrace>>("Find", [new(receipt, "readings.record", "141129101201", "tester", default)]);
        await _client.Post(Path, Reading()).Problem(422, "commands.key-reused");
        Assert.Empty(_edge.Grains.Commands<RecordReadings>());
    }

    [Theory]
    [InlineData(RefusalKind.Invalid, 400)]
    [InlineData(RefusalKind.Missing, 404)]
    [InlineData(RefusalKind.Conflict, 409)]
    [InlineData(RefusalKind.Stale, 412)]
    [InlineData(RefusalKind.Rule, 422)]
    public async Task Refusals_have_one_status_each(RefusalKind kind, int status)
    {
        Outcome<Receipt> refused = new Refusal("readings.test", kind, new Text("不行。", "No."), "$.readings[0].value");
        _edge.Grains.On<IVillageGrain, Outcome<Receipt>>("Record", refused);
        var problem = await _client.Post(Path, Reading()).Problem(status, "readings.test");
        Assert.NotNull(problem["errors"]!["$.readings[0].value"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task When_the_truth_is_silent_the_answer_says_how_to_find_out(bool unknown)
    {
        _edge.Grains.On<IVillageGrain>("Record", (_, arguments) => Task.FromException<Outcome<Receipt>>(
            new TruthUnavailableException("silent") { Unknown = unknown, Command = ((Command<RecordReadings>)arguments[0]!).Id }));
        using var response = await _client.Post(Path, Reading());
        Assert.NotNull(response.Headers.RetryAfter);
        var problem = await Task.FromResult(response).Problem(503, "journal.unavailable");
        Assert.Equal(response.Headers.GetValues("Command-Id").Single(), problem["commandId"]!.GetValue<string>());
        Assert.Equal(unknown, problem["detail"] is not null);
    }

    [Fact]
    public async Task A_call_that_timed_out_has_an_unknown_outcome()
    {
        _edge.Grains.On<IVillageGrain>("Record", (_, _) => Task.FromException<Outcome<Receipt>>(new TimeoutException()));
        var problem = await _client.Post(Path, Reading()).Problem(503, "journal.unavailable");
        Assert.NotNull(problem["detail"]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_database_that_is_gone_is_told_as_come_again_however_deep_it_lies(int depth)
    {
        Exception outage = new Npgsql.PostgresException("the database system is starting up", "FATAL", "FATAL", "57P03");
        _edge.Grains.On<IVillageGrain>("Record", (_, _) => Task.FromException<Outcome<Receipt>>(depth == 0 ? outage : new InvalidOperationException("of a provider", outage)));
        using var response = await _client.Post(Path, Reading());
        Assert.NotNull(response.Headers.RetryAfter);
        await Task.FromResult(response).Problem(503, "journal.unavailable");
    }

    [Theory]
    [InlineData("publication")]
    [InlineData("effect")]
    public async Task A_decision_names_the_version_it_was_made_on(string action)
    {
        var path = $"/api/v1/cycles/stars-141129-2025/{action}";
        await _client.Post(path, null).Problem(428, "http.if-match-missing");
        await _client.Post(path, null, ifMatch: "*").Problem(400, "http.if-match-malformed");
        using var response = await _client.Post(path, null, ifMatch: "\"12\"");
        Assert.True(response.IsSuccessStatusCode);
        Assert.Equal(12, action == "effect" ? _edge.Grains.Commands<MakeEffective>().Single().Expected : _edge.Grains.Commands<PublishCycle>().Single().Expected);
    }

    [Fact]
    public async Task A_stale_decision_is_412()
    {
        _edge.Grains.On<ICycleGrain, Outcome<Receipt>>("Effect", CommandRefusals.Stale(12, 13));
        await _client.Post("/api/v1/cycles/stars-141129-2025/effect", null, ifMatch: "\"12\"").Problem(412, "commands.stale");
    }

    [Fact]
    public async Task Readings_of_a_village_outside_the_area_are_of_an_unknown_village()
    {
        await _edge.As("township", SmallRegister.Sibling).Post(Path, Reading()).Problem(404, "villages.unknown");
        Assert.Empty(_edge.Grains.Commands<RecordReadings>());
    }

    private static object Reading() => new
    {
        village = SmallRegister.Village,
        readings = new[] { new { indicator = "party-building", period = "2026-Q1", value = new { score = 90.5 }, source = "t", sequence = 1, observedOn = "2026-04-01" } },
    };
}
