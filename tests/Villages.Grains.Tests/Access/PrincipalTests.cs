using Villages.Domain.Access;
using Villages.Domain.Accounts;
using Villages.Grains.Access;
using Villages.Testing;

namespace Villages.Grains.Tests.Access;

public sealed class PrincipalTests : IDisposable
{
    private static readonly AccountId Id = AccountId.Of("zhang.san");

    private readonly TemporaryFolder _folder = new("principals");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_call_that_nobody_answers_for_is_refused_before_the_grain_sees_it()
    {
        await using var county = await LiveCounty.Start(_folder.Path);
        var grains = county.Service<IGrainFactory>();
        RequestContext.Clear();
        var read = await Assert.ThrowsAsync<PrincipalMissingException>(() => grains.Account(Id).Read());
        Assert.Contains("IAccountGrain", read.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<PrincipalMissingException>(() => grains.Account(Id).Suspend(county.Command(new SuspendAccount("离岗"), "1")));
        await Assert.ThrowsAsync<PrincipalMissingException>(() => grains.Feed().Head());
        Principal.Of("test").Enter();
        Assert.Null(await grains.Account(Id).Read());
    }

    [Fact]
    public async Task A_command_in_the_name_of_another_is_refused()
    {
        await using var county = await LiveCounty.Start(_folder.Path);
        var account = county.Grains.Account(Id);
        new Principal("li.si", Roles.SecurityAdmin, LiveCounty.County).Enter();
        await Assert.ThrowsAsync<PrincipalMissingException>(() => account.Suspend(county.Command(new SuspendAccount("离岗"), "1")));
        Principal.Of("test").Enter();
        Assert.Null(await account.Read());
    }

    [Fact]
    public void A_principal_of_a_moment_leaves_the_one_before_it()
    {
        RequestContext.Clear();
        Assert.Equal("system:moment", Principal.Of("moment").During(() => Principal.Current?.Subject));
        Assert.Null(Principal.Current);
        var before = Principal.Of("before");
        before.Enter();
        Principal.Of("moment").During(() => 0);
        Assert.Equal(before, Principal.Current);
    }
}
