using Villages.Domain.Events;
using Villages.Domain.Imports;
using Villages.Domain.Tests.Events;

namespace Villages.Domain.Tests.Imports;

internal sealed class ImportEventSamples : IEventSamples
{
    public IEnumerable<IEvent> Samples =>
    [
        new RowsStaged(0, [new ImportRow(2, "village/141129100201", "posts.withdraw", """{"person":"141129-aaaaaaaaaaaaaaaaaaaa","position":"clerk","from":"2021-03-01"}""")]),
        new ImportAccepted("readings", "readings.csv", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", 1),
        new RowsApplied(2, 1),
        new RowRefused(new RowRefusal(2, "posts.not-held", new Text("未担任该职务。", "Does not hold the post."))),
        new ImportCompleted(0, 1),
        new ImportAbandoned("文件有误"),
    ];
}
