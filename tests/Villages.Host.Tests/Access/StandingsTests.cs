using Villages.Domain;
using Villages.Domain.Accounts;
using Villages.Grains.Accounts;
using Villages.Grains.Journaling;
using Villages.Host.Access;
using Villages.Host.Tests.Hosting;
using Villages.Testing;

namespace Villages.Host.Tests.Access;

public sealed class StandingsTests : IAsyncLifetime
{
    private const string Path = $"/api/v1/areas/{SmallRegister.Township}/children";

    private EdgeHost _edge = null!;
    private Func<Task<Refusal?>> _account = () => Task.FromResult<Refusal?>(null);
    private int _asked;

    public async ValueTask InitializeAsync()
    {
        _edge = await EdgeHost.Start();
        _edge.Grains.HaveEverything();
        _edge.Grains.On<IAccountGrain>("Admit", (_, _) =>
        {
            Interlocked.Increment(ref _asked);
            return _account();
        });
    }

    public ValueTask DisposeAsync() => _edge.DisposeAsync();

    [Fact]
    public async Task An_account_is_asked_once_while_its_answer_holds()
    {
        using var client = _edge.County();
        await client.GetAsync(Path).Json();
        _edge.Clock.Advance(Standings.Trust - TimeSpan.FromSeconds(1));
        await client.GetAsync(Path).Json();
        Assert.Equal(1, _asked);
        _edge.Clock.Advance(TimeSpan.FromSeconds(2));
        await client.GetAsync(Path).Json();
        Assert.Equal(2, _asked);
    }

    [Fact]
    public async Task Whoever_is_suspended_is_out_within_twenty_seconds()
    {
        using var client = _edge.County();
        await client.GetAsync(Path).Json();
        _account = () => Task.FromResult<Refusal?>(AccountRefusals.Suspended);
        _edge.Clock.Advance(Standings.Trust);
        await client.GetAsync(Path).Problem(403, "accounts.suspended");
    }

    [Fact]
    public async Task While_accounts_do_not_answer_whoever_was_good_lately_goes_on()
    {
        using var client = _edge.County();
        await client.GetAsync(Path).Json();
        _account = () => Task.FromException<Refusal?>(new TruthUnavailableException("The journal does not answer."));
        _edge.Clock.Advance(Standings.Patience - TimeSpan.FromSeconds(1));
        await client.GetAsync(Path).Json();
        _edge.Clock.Advance(TimeSpan.FromSeconds(2));
        await client.GetAsync(Path).Problem(503, "journal.unavailable");
    }

    [Fact]
    public async Task While_accounts_do_not_answer_whoever_was_refused_stays_refused()
    {
        using var client = _edge.County();
        _account = () => Task.FromResult<Refusal?>(AccountRefusals.Suspended);
        await client.GetAsync(Path).Problem(403, "accounts.suspended");
        _account = () => Task.FromException<Refusal?>(new TimeoutException());
        _edge.Clock.Advance(Standings.Trust);
        await client.GetAsync(Path).Problem(403, "accounts.suspended");
    }

    [Fact]
    public async Task Nobody_new_comes_in_while_accounts_do_not_answer()
    {
        _account = () => Task.FromException<Refusal?>(new TruthUnavailableException("The journal does not answer."));
        using var response = await _edge.County().GetAsync(Path);
        Assert.Equal(503, (int)response.StatusCode);
        Assert.NotNull(response.Headers.RetryAfter);
    }

    [Fact]
    public async Task A_stream_ends_within_40_s_of_its_role()
    {
        using var response = await _edge.County().GetAsync("/api/v1/live", HttpCompletionOption.ResponseHeadersRead);
        await using var stream = await response.Content.ReadAsStreamAsync();
        Assert.True(await stream.ReadAsync(new byte[1_024]) > 0);
        _account = () => Task.FromResult<Refusal?>(AccountRefusals.RoleWithdrawn(Roles.CountyOrganisation));
        var end = Drained(stream);
        _edge.Clock.Advance(TimeSpan.FromSeconds(40));
        await Eventually.Holds("the stream ended", () => end.IsCompleted);
    }

    private static async Task Drained(Stream stream)
    {
        while (await stream.ReadAsync(new byte[1_024]) > 0)
        {
        }
    }
}
