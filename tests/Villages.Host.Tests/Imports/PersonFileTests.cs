using Villages.Host.Imports;

namespace Villages.Host.Tests.Imports;

public sealed class PersonFileTests
{
    private const string Header = "身份证号,姓名,任职单位代码,职务,任职日期,离任日期,离任原因,因违纪违法,电话";

    [Fact]
    public async Task Every_faulty_row_is_reported_in_one_pass()
    {
        var faults = await A.Faults(
            ImportKind.Persons, Header,
            "110105194912310021,王谷雨,141129100201,书记,2021-11-01,,,,",
            "11010519491231002X,王谷雨,141129100201,书记,2015-11-01,2021-10-31,届满,,",
            "11010519491231002X,王立夏,141129100202,书记,2021-11-01,,,,",
            "11010519491231002X,王谷雨,141129100201,书记,2015-11-01,2021-10-31,届满,,",
            "440524188001010014,李小满,141129100201,书记,2020-11-01,,,,",
            "440524188001010014,李小满,141129100201,村长,2020-11-01,,,,",
            "440524188001010014,李小满,141129100201,主任,2020-11-01,2019-01-01,辞职,,",
            "440524188001010014,李小满,141129100202,委员,2020-11-01,2021-01-01,,,",
            "440524188001010014,李小满,141129100202,文书,2020-11-01,,辞职,是,",
            "440524188001010014,李小满,141129100202,副书记,2026-11-24,,,,",
            "440524188001010014,李小满,141129999201,副主任,2020-11-01,,,,电话");

        Assert.Equal(
            [
                "2 idNumber id-number", "4 name name-differs", "5 - duplicate", "6 from post-taken", "7 position malformed", "8 to ends-before-it-begins",
                "9 reason required", "10 to required", "11 from future-date", "12 phone malformed", "12 organisation unknown-code",
            ],
            faults);
    }
}
