using Microsoft.Extensions.DependencyInjection;
using Villages.Domain;
using Villages.Domain.Grids;
using Villages.Domain.People;
using Villages.Domain.Posts;
using Villages.Grains.People;
using Villages.Journal;
using Villages.Journal.Privacy;
using Villages.Testing;

namespace Villages.Grains.Tests.People;

/// <summary>An erasure is committed first; the key follows it, whatever happens in between.</summary>
public sealed class ErasureTests : IDisposable
{
    private static readonly PlainText Number = new("991129196001011234");

    private readonly TemporaryFolder _folder = new("erasure");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_key_that_was_not_deleted_before_the_silo_ended_is_deleted_by_the_next_one()
    {
        SealedIdentity identity;
        await using (var county = await LiveCounty.Start(_folder.Path, change: services => services.AddSingleton<IPersonVault, StuckVault>()))
        {
            await county.Settle();
            identity = await Register(county);
            await Erase(county, identity.Id);
            Assert.True(await county.Grains.Person(identity.Id).Read() is { Erased: true, MaskedName: null, MaskedIdNumber: null, BirthYear: null });
            Assert.Equal(identity.Id, await county.Grains.Identity().Find(Number));
            Assert.Equal("people.erased", (await county.Grains.Person(identity.Id).Register(county.Command(identity.Registration, "again"))).Refusal?.Code);
        }

        await using var next = await LiveCounty.Start(_folder.Path);
        await Eventually.Holds("the number is free", async () => await next.Grains.Identity().Find(Number) is null);
        var vault = next.Service<IPersonVault>();
        Assert.Null(await vault.Open(identity.Id.Value, "name", identity.Registration.Name.Value));

        var anew = await Register(next);
        Assert.NotEqual(identity.Id, anew.Id);
        Assert.Equal("谷*", (await next.Grains.Person(anew.Id).Read())!.MaskedName);
        await Eventually.Gives("the journal is sound and quiet", async () => await next.Audit.Run(expectQuiet: true) is { FirstViolation: null } report ? report : null);
    }

    [Fact]
    public async Task A_post_that_was_filled_a_moment_ago_refuses_the_erasure()
    {
        await using var county = await LiveCounty.Start(_folder.Path);
        await county.Settle();
        var identity = await Register(county);
        await Request(county, identity.Id);
        var post = new FillPost(identity.Id, Position.Clerk, new DateOnly(2026, 1, 1));
        Assert.True((await county.Grains.Village(LiveCounty.Villages[0]).Fill(county.Command(post, "clerk"))).Accepted);

        Assert.Equal("people.holds-post", (await Approve(county, identity.Id)).Refusal?.Code);
    }

    [Fact]
    public async Task Whoever_works_on_a_grid_is_not_erased_and_a_death_ends_the_work()
    {
        await using var county = await LiveCounty.Start(_folder.Path);
        await county.Settle();
        var identity = await Register(county);
        var grid = GridId.Parse($"{LiveCounty.Villages[0]}001");
        await county.Grains.Grid(grid).Register(county.Command(new RegisterGrid("第一网格", 1, GridSetting.Rural, 40, new DateOnly(2025, 1, 1)), "grid"));
        var assigned = await county.Grains.Grid(grid).Assign(county.Command(new AssignGridWorker(GridWorkerKind.RuralLiaison, new DateOnly(2026, 1, 1), null, identity.Id), "worker"));
        Assert.True(assigned.Accepted, assigned.Refusal?.Message.English);
        await Request(county, identity.Id);

        Assert.Equal("people.holds-post", (await Approve(county, identity.Id)).Refusal?.Code);

        var died = new DateOnly(2026, 2, 1);
        Assert.True((await county.Grains.Person(identity.Id).RecordDeath(county.Command(new RecordDeath(died), "death"))).Accepted);
        await Eventually.Holds("the grid has no worker", async () => (await county.Grains.Grid(grid).Read())!.Worker is null);
        await Eventually.Holds("the official knows the last day", async () => (await county.Grains.Official(identity.Id).Read())!.Grids is [{ Assignment.To: { } last }] && last == died);
    }

    [Fact]
    public async Task A_post_that_is_filled_after_the_erasure_is_asked_back_from_its_village()
    {
        await using var county = await LiveCounty.Start(_folder.Path);
        await county.Settle();
        var identity = await Register(county);
        await Erase(county, identity.Id);

        var village = county.Grains.Village(LiveCounty.Villages[0]);
        Assert.True((await village.Fill(county.Command(new FillPost(identity.Id, Position.Clerk, new DateOnly(2026, 1, 1)), "late"))).Accepted);

        await Eventually.Holds("the post is empty again", async () => (await village.Read()).Posts.All(post => post.Person != identity.Id));
    }

    private static async Task<SealedIdentity> Register(LiveCounty county)
    {
        var identity = await county.Grains.Identity().Seal(new PlainIdentity(LiveCounty.County, Number.Value, "谷雨", "13800005678", Sex.Female));
        var outcome = await county.Grains.Person(identity.Id).Register(county.Command(identity.Registration, identity.Id.Value));
        Assert.True(outcome.Accepted, outcome.Refusal?.Message.English);
        return identity;
    }

    private static async Task Erase(LiveCounty county, PersonId person)
    {
        await Request(county, person);
        var outcome = await Approve(county, person);
        Assert.True(outcome.Accepted, outcome.Refusal?.Message.English);
    }

    private static async Task Request(LiveCounty county, PersonId person)
    {
        var outcome = await county.Grains.Person(person).Request(county.Command(new RequestErasure("保存期限届满", "组〔2026〕7号"), person.Value));
        Assert.True(outcome.Accepted, outcome.Refusal?.Message.English);
    }

    private static async Task<Outcome<Receipt>> Approve(LiveCounty county, PersonId person)
    {
        var request = (await county.Grains.Person(person).Read())!.Erasure!.Number;
        return await county.Grains.Person(person).Approve(county.Command(new ApproveErasure(request), person.Value) with { Actor = "system:another" });
    }

    /// <summary>Its table of keys takes no deletions.</summary>
    private sealed class StuckVault(PersonVault inner) : IPersonVault
    {
        public ValueTask<string> Seal(string personId, string field, string plaintext, CancellationToken cancellation = default) => inner.Seal(personId, field, plaintext, cancellation);

        public ValueTask<string?> Open(string personId, string field, string ciphertext, CancellationToken cancellation = default) => inner.Open(personId, field, ciphertext, cancellation);

        public ValueTask<string> Identify(string idNumber, string candidate, CancellationToken cancellation = default) => inner.Identify(idNumber, candidate, cancellation);

        public ValueTask<string?> Find(string idNumber, CancellationToken cancellation = default) => inner.Find(idNumber, cancellation);

        public ValueTask Erase(string personId, CancellationToken cancellation = default) => throw new JournalUnavailableException("The keys do not answer.");

        public byte[] Digest(ReadOnlySpan<byte> bytes) => inner.Digest(bytes);
    }
}
