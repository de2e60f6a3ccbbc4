using Villages.Domain.Areas;
using Villages.Host.Imports;

namespace Villages.Host.Tests.Imports;

public sealed class AreaFileTests
{
    [Fact]
    public async Task A_clean_file_becomes_one_command_per_register()
    {
        var check = await A.Checked(
            ImportKind.Areas, "code,name,level,parent", "141130200,新乡,town,141130", "141130,交口县,county,1411", "141130200201,新村委会,village,141130200");

        Assert.Empty(check.Report.Faults);
        Assert.Equal(["141130", "000000"], check.Planned.Select(p => p.Home));
        var rows = ((RegisterAreas)(await check.Planned[0].Make()).Body).Rows;
        Assert.Equal(["141130200", "141130200201"], rows.Select(r => r.Code.Value));
    }

    [Fact]
    public async Task Every_faulty_row_is_reported_in_one_pass()
    {
        var faults = await A.Faults(
            ImportKind.Areas,
            "code,name,level,parent,from",
            "14112,短,county,,",
            "141129100203,中桥村委会,township,,",
            "141129100204,东桥村委会,,141129101,",
            "141129105201,西桥村委会,,,",
            "141129100205,南桥村委会,,,2026-11-24",
            "141129100206,,,,",
            "141129100205,又一南桥,,,",
            "00,全国,,,",
            "141129100207,=2+5,,,",
            "141129100208,北​桥村委会,,,",
            "1.41129E+11,四舍五入村,,,",
            "141129100201,改名村委会,,,");

        Assert.Equal(
            [
                "2 code malformed", "3 level wrong-level", "4 parent wrong-parent", "5 parent missing-parent", "6 from future-date",
                "7 name required", "8 code duplicate", "9 code wrong-level", "10 name formula", "11 name invisible-character",
                "12 code malformed", "13 name registered-otherwise",
            ],
            faults);
    }

    [Fact]
    public async Task Rows_that_stand_already_are_no_fault() =>
        Assert.Empty(await A.Faults(ImportKind.Areas, "code,name", "14,山西省", "141129100201,上桥村委会"));

    [Fact]
    public async Task A_row_outside_the_callers_area_is_a_fault_unless_it_stands_already()
    {
        var outcome = await FileCheck.Of(
            ImportKind.Areas, "code,name\n14,山西省\n141130,交口县\n141129100203,中桥村委会\n", ImportLimits.Request, A.Check("141129"));

        Assert.Equal(["3 code outside-your-area"], A.Faults(outcome.Value!.Report));
    }
}
