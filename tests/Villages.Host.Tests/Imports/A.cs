using System.Collections.Immutable;
using Villages.Domain;
using Villages.Domain.Areas;
using Villages.Domain.Readings;
using Villages.Host.Imports;

namespace Villages.Host.Tests.Imports;

/// <summary>A small county and the check of a file against it.</summary>
internal static class A
{
    public static readonly DateOnly Today = new(2026, 11, 23);

    private static readonly DateOnly Long = new(1949, 10, 1);

    public static AreaTree Tree { get; } = AreaTree.Empty
        .With(Register(AreaCode.Nation, "14 山西省", "1411 吕梁市", "141129 中阳县"))
        .With(Register(AreaCode.Parse("141129"), "141129100 宁乡镇", "141129100003 南街社区居民委员会", "141129100201 上桥村委会", "141129100202 下桥村委会"));

    public static IndicatorCatalogue Indicators { get; } = new(
    [
        new("governance", new("基层治理", "Governance"), IndicatorForm.Score, 0, 100, null, [], [AreaKind.Village, AreaKind.Community]),
        new("industry", new("产业发展", "Industry"), IndicatorForm.Score, 0, 100, null, [], [AreaKind.Village]),
        new("mass-review", new("群众评议", "Mass review"), IndicatorForm.Ballots, 0, 0, null, ["good", "ratherGood", "average", "poor"], [AreaKind.Village, AreaKind.Community]),
    ]);

    public static ImportCheck Check(string scope = "00") =>
        new(Tree, Today, [AreaCode.Parse(scope)], Indicators, null!, new string('a', 64));

    /// <summary>Checks lines that need no grain; the refusal of an unreadable file fails the test.</summary>
    public static async Task<FileCheck> Checked(ImportKind kind, params string[] lines)
    {
        var outcome = await FileCheck.Of(kind, string.Join('\n', lines), ImportLimits.Request, Check());
        Assert.True(outcome.Accepted, outcome.Refusal?.Message.English);
        return outcome.Value;
    }

    /// <summary>Faults as <c>row column code</c>.</summary>
    public static async Task<string[]> Faults(ImportKind kind, params string[] lines) => Faults((await Checked(kind, lines)).Report);

    public static string[] Faults(ImportReport report) =>
        [.. report.Faults.Select(f => $"{f.Row} {f.Column ?? "-"} {f.Code["imports.".Length..]}")];

    private static RegisterState Register(AreaCode scope, params string[] rows) => new(scope)
    {
        Rows = RegisterBlock.Of(rows.Select(row => row.Split(' ')).Select(row =>
            new AreaRow(AreaCode.Parse(row[0]), row[1], AreaCode.Parse(row[0]).Parent, Long)).ToImmutableArray()),
    };
}
