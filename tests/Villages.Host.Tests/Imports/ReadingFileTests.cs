using Villages.Domain.Readings;
using Villages.Host.Imports;

namespace Villages.Host.Tests.Imports;

public sealed class ReadingFileTests
{
    private const string Header = "area,period,indicator,score,observedOn,good,ratherGood,average,poor,source,sequence";

    [Fact]
    public async Task The_rows_of_a_village_become_one_command()
    {
        var check = await A.Checked(
            ImportKind.Readings, Header,
            "141129100201,2025,governance,88.5,2025-12-20,,,,,,",
            "141129100003,2025,governance,91,2025/12/20,,,,,,",
            "141129100201,2025,mass-review,,2025-12-26,20,15,4,1,township-141129100,7");

        Assert.Empty(check.Report.Faults);
        Assert.Equal(["village/141129100201", "community/141129100003"], await Task.WhenAll(check.Planned.Select(async p => (await p.Make()).Target.Text)));
        var readings = ((RecordReadings)(await check.Planned[0].Make()).Body).Readings;
        Assert.Equal([("import-aaaaaaaaaaaaaaaa", 2L), ("township-141129100", 7L)], readings.Select(r => (r.Source, r.Sequence)));
        Assert.Equal(BallotCount.Of(20, 15, 4, 1), readings[1].Value.Ballots);
    }

    [Fact]
    public async Task Every_faulty_row_is_reported_in_one_pass()
    {
        var faults = await A.Faults(
            ImportKind.Readings, Header,
            "141129100201,2025,happiness,88,2025-12-20,,,,,,",
            "141129100201,2025,governance,100.5,2025-12-20,,,,,,",
            "141129100,2025,governance,88,2025-12-20,,,,,,",
            "141129100999,2025,governance,88,2025-12-20,,,,,,",
            "141129100201,2025,governance,88,2026-12-20,,,,,,",
            "141129100201,2025-Q5,governance,88,2025-12-20,,,,,,",
            "141129100003,2025,industry,88,2025-12-20,,,,,,",
            "141129100201,2025,governance,,2025-12-20,1,1,1,1,,",
            "141129100201,2025,mass-review,90,2025-12-20,1,1,1,1,,",
            "141129100201,2025,mass-review,,2025-12-20,0,0,0,0,,",
            "141129100202,2025,governance,88,2025-12-20,,,,,甲乡,",
            "141129100202,2025,governance,88,2025-12-20,,,,,t,1",
            "141129100202,2025,governance,89,2025-12-20,,,,,t,2",
            "141129100202,2025,industry,89,2025-12-20,,,,,t,1",
            "141129100202,2027,governance,89,2025-12-20,,,,,u,1");

        Assert.Equal(
            [
                "2 indicator unknown-indicator", "3 score out-of-range", "4 area wrong-level", "5 area unknown-code", "6 observedOn future-date",
                "7 period malformed", "8 indicator wrong-kind", "9 good wrong-form", "9 score required", "10 score wrong-form", "11 good required",
                "12 source malformed", "14 indicator duplicate", "15 sequence duplicate", "16 period future-date",
            ],
            faults);
    }
}
