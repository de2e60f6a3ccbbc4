using Villages.Domain.Centres;
using Villages.Host.Imports;

namespace Villages.Host.Tests.Imports;

public sealed class CentreFileTests
{
    private const string Header = "id,form,name,squareMetres,address,from";

    [Fact]
    public async Task A_clean_row_registers_a_centre()
    {
        var check = await A.Checked(ImportKind.Centres, Header, "141129100003-02,服务站,\"南街小区,服务站\",86.5,,2022-05-01");

        Assert.Empty(check.Report.Faults);
        var (target, body) = await check.Planned[0].Make();
        Assert.Equal("centre/141129100003-02", target.Text);
        Assert.Equal(new RegisterCentre(CentreKind.Station, "南街小区,服务站", 86.5m, new DateOnly(2022, 5, 1)), body);
    }

    [Fact]
    public async Task Every_faulty_row_is_reported_in_one_pass()
    {
        var faults = await A.Faults(
            ImportKind.Centres, Header,
            "141129100003,中心,甲,100,,",
            "141129100003-01,大厅,甲,100,,",
            "141129100003-02,中心,甲,0,,",
            "141129100003-03,中心,甲,100.123,,",
            "141129100003-04,中心,甲,100,,2027-01-01",
            "141129100003-04,中心,甲,100,,",
            "141129199001-01,中心,甲,100,,");

        Assert.Equal(
            [
                "2 id malformed", "3 form malformed", "4 squareMetres out-of-range", "5 squareMetres malformed", "6 from future-date", "7 id duplicate",
                "8 id unknown-code",
            ],
            faults);
    }
}
