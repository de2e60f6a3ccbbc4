using Villages.Domain;
using Villages.Domain.Accounts;
using Villages.Grains.Accounts;
using Villages.Host.Tests.Hosting;

namespace Villages.Host.Tests.Accounts;

public sealed class AccountTests : IAsyncLifetime
{
    private EdgeHost _edge = null!;

    public async ValueTask InitializeAsync()
    {
        _edge = await EdgeHost.Start();
        Holds(SmallRegister.Township);
    }

    public ValueTask DisposeAsync() => _edge.DisposeAsync();

    [Fact]
    public async Task A_security_administrator_suspends_an_account_of_the_own_area()
    {
        using var security = _edge.As(Roles.SecurityAdmin);
        await security.Post("/api/v1/accounts/suspension", new { subject = "li.si", reason = "离岗" }).Json();
        var command = _edge.Grains.Commands<SuspendAccount>().Single();
        Assert.Equal(("tester", "离岗"), (command.Actor, command.Body.Reason));
    }

    [Fact]
    public async Task An_account_that_also_acts_elsewhere_does_not_exist_here()
    {
        Holds(SmallRegister.Township, "14");
        using var security = _edge.As(Roles.SecurityAdmin);
        await security.GetAsync("/api/v1/accounts?subject=li.si").Problem(404, "accounts.unknown");
        await security.Post("/api/v1/accounts/suspension", new { subject = "li.si", reason = "离岗" }).Problem(404, "accounts.unknown");
        Assert.Empty(_edge.Grains.Commands<SuspendAccount>());
        await _edge.As(Roles.SecurityAdmin, "14").GetAsync("/api/v1/accounts?subject=li.si").Json();
    }

    [Fact]
    public async Task An_auditor_sees_an_account_and_decides_nothing()
    {
        using var auditor = _edge.As(Roles.AuditAdmin);
        var account = await auditor.GetAsync("/api/v1/accounts?subject=li.si").Json();
        Assert.Equal("township", account["roles"]![0]!["role"]!.GetValue<string>());
        await auditor.Post("/api/v1/accounts/suspension", new { subject = "li.si", reason = "离岗" }).Problem(403, "access.denied");
    }

    [Fact]
    public async Task A_refusal_of_the_account_names_what_is_wrong()
    {
        _edge.Grains.On<IAccountGrain, Outcome<Receipt>>("Suspend", AccountRefusals.ReasonMissing);
        var problem = await _edge.As(Roles.SecurityAdmin).Post("/api/v1/accounts/suspension", new { subject = "li.si", reason = "" }).Problem(400, "accounts.reason-missing");
        Assert.NotNull(problem["errors"]!["$.reason"]);
    }

    private void Holds(params string[] areas) => _edge.Grains.On<IAccountGrain, AccountView?>("Read", new AccountView(
        AccountId.Of("li.si"), "li.si", [.. areas.Select(area => new HeldRole(Roles.Township, AreaCode.Parse(area), DateTime.UnixEpoch))], [], null, 1,
        [.. areas.Select(area => AreaCode.Parse(area))]));
}
