using Villages.Domain.Accounts;
using Villages.Domain.Events;
using Villages.Domain.Tests.Events;

namespace Villages.Domain.Tests.Accounts;

internal sealed class AccountEventSamples : IEventSamples
{
    public IEnumerable<IEvent> Samples =>
    [
        new RoleTaken("zhang.san", "township", AreaCode.Parse("141129100")),
        new RoleWithdrawn("finance", "岗位调整"),
        new RoleRestored("discipline", "复岗"),
        new AccountReinstated("返岗"),
        new AccountSuspended("离岗"),
    ];
}
