using Villages.Domain.Grids;
using Villages.Host.Imports;

namespace Villages.Host.Tests.Imports;

public sealed class GridFileTests
{
    private const string Header = "code,name,level,setting,households,parent,from,workerKind,workerFrom,workerIdNumber";

    [Fact]
    public async Task A_grid_is_registered_before_its_worker_is_assigned()
    {
        var check = await A.Checked(
            ImportKind.Grids, Header,
            "141129100201001,上桥一级网格,1,农村,210,,2022-01-01,农村专职,2022-03-01,",
            "141129100201002,上桥一片区,2,rural,90,141129100201001,2022-01-01,,,");

        Assert.Empty(check.Report.Faults);
        Assert.Equal([2, 2, 3], check.Planned.Select(p => p.Line));
        Assert.IsType<RegisterGrid>((await check.Planned[0].Make()).Body);
        Assert.IsType<AssignGridWorker>((await check.Planned[1].Make()).Body);
    }

    [Fact]
    public async Task Every_faulty_row_is_reported_in_one_pass()
    {
        var faults = await A.Faults(
            ImportKind.Grids, Header,
            "14112910020100,短,1,农村,1,,,,,",
            "141129100201001,甲,1,农村,210,,,,,",
            "141129100201001,甲,1,农村,210,,,,,",
            "141129100209001,乙,1,农村,210,,,,,",
            "141129100201002,丙,4,农村,210,,,,,",
            "141129100201003,丁,3,海上,210,,,,,",
            "141129100202002,戊,2,农村,210,141129100201001,,,,",
            "141129100201004,己,2,农村,-1,141129100201001,,,,",
            "141129100201005,庚,2,农村,1,141129100201001,,农村专职,,",
            "141129100201006,辛,2,农村,1,141129100201001,,农村专职,2024-01-01,123");

        Assert.Equal(
            [
                "2 code malformed", "4 code duplicate", "5 code unknown-code", "6 level out-of-range", "7 setting malformed", "8 parent wrong-parent",
                "9 households out-of-range", "10 workerFrom required", "11 workerIdNumber id-number",
            ],
            faults);
    }
}
