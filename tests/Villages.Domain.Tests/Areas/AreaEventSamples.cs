using Villages.Domain.Areas;
using Villages.Domain.Events;
using Villages.Domain.Tests.Events;

namespace Villages.Domain.Tests.Areas;

internal sealed class AreaEventSamples : IEventSamples
{
    private static readonly AreaCode Township = AreaCode.Parse("141129100");

    public IEnumerable<IEvent> Samples =>
    [
        new AreasRegistered(
        [
            new AreaRow(Township, "宁乡镇", Township.Parent, A.Day("2023-06-30")),
            new AreaRow(A.Village, "示例村村民委员会", Township, A.Day("2023-06-30"), Key: "141129100201.2"),
        ]),
        new AreaRenamed(A.Village, "示例新村村民委员会", A.Day("2024-01-01")),
        new AreaClosed(A.Village, A.Day("2024-12-31"), A.Community),
    ];
}
