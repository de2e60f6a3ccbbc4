using Villages.Domain;
using Villages.Domain.Access;
using Villages.Domain.Accounts;
using Villages.Domain.Events;
using Villages.Grains.Access;
using Villages.Testing;
using StreamId = Villages.Journal.StreamId;

namespace Villages.Grains.Tests.Accounts;

public sealed class AccountGrainTests : IDisposable
{
    private static readonly AccountId Id = AccountId.Of("zhang.san");
    private static readonly AreaCode Township = AreaCode.Parse("141129100");

    private readonly TemporaryFolder _folder = new("accounts");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Whoever_comes_for_the_first_time_takes_the_role_and_comes_again_without_a_trace()
    {
        await using var county = await LiveCounty.Start(_folder.Path);
        var account = county.Grains.Account(Id);
        Assert.Null(await account.Read());
        var admitted = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => account.Admit(new TakeRole("zhang.san", Roles.Township, Township))));
        Assert.All(admitted, Assert.Null);
        var commit = Assert.Single(await county.Journal.Read(new StreamId(0, Id.Stream.Text)));
        Assert.Equal(Township.Value, commit.Area);
        Assert.Equal("system:admission", commit.Actor);
    }

    [Fact]
    public async Task A_role_that_was_withdrawn_and_restored_is_taken_again()
    {
        await using var county = await LiveCounty.Start(_folder.Path);
        var account = county.Grains.Account(Id);
        var role = new TakeRole("zhang.san", Roles.SystemAdmin, Township);
        Assert.Null(await account.Admit(role));
        Assert.Equal("accounts.roles-exclude", (await account.Admit(role with { Role = Roles.AuditAdmin }))?.Code);
        Assert.True((await account.Withdraw(county.Command(new WithdrawRole(Roles.SystemAdmin, "换岗"), "1"))).Accepted);
        Assert.Equal("accounts.role-withdrawn", (await account.Admit(role))?.Code);
        Assert.True((await account.Restore(county.Command(new RestoreRole(Roles.SystemAdmin, "返岗"), "2"))).Accepted);
        Assert.Null(await account.Admit(role));
        Assert.Equal([Roles.SystemAdmin], (await account.Read())!.Roles.Select(held => held.Role));
    }

    [Fact]
    public async Task A_persons_command_keeps_where_it_came_from_and_the_houses_does_not()
    {
        await using var county = await LiveCounty.Start(_folder.Path);
        var account = county.Grains.Account(Id);
        await account.Admit(new TakeRole("zhang.san", Roles.Township, Township));
        new Principal("test", Roles.SecurityAdmin, LiveCounty.County, "203.0.113.7").Enter();
        Assert.True((await account.Suspend(county.Command(new SuspendAccount("离岗"), "1"))).Accepted);
        var commits = await county.Journal.Read(new StreamId(0, Id.Stream.Text));
        Assert.DoesNotContain(EventCodec.Default.Decode(commits[0].Data), happened => happened is CommandOrigin);
        Assert.Equal(
            new CommandOrigin(Roles.SecurityAdmin, LiveCounty.County, "203.0.113.7"),
            EventCodec.Default.Decode(commits[1].Data)[^1]);
    }
}
