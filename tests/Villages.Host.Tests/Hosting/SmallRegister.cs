using Villages.Domain;
using Villages.Domain.Areas;
using Villages.Grains.Areas;

namespace Villages.Host.Tests.Hosting;

/// <summary>Two counties of two provinces, with a township and two villages more than is comfortable.</summary>
public sealed class SmallRegister : IAreaRegister
{
    public const string County = "141129";
    public const string Township = "141129100";
    public const string Sibling = "141129101";
    public const string Village = "141129100201";
    public const string Neighbour = "141129101201";
    public const string Community = "141129100001";
    public const string Elsewhere = "150105";
    public const string VillageElsewhere = "150105100201";

    private static readonly DateOnly From = new(2000, 1, 1);

    public Task Ready => Task.CompletedTask;

    public AreaTree Tree { get; } = AreaTree.Empty
        .With(Register("00", [("14", "山西省"), ("1411", "吕梁市"), (County, "中阳县"), ("15", "内蒙古自治区"), ("1501", "呼和浩特市"), (Elsewhere, "赛罕区")]))
        .With(Register(County,
            [(Township, "宁乡镇"), (Community, "凤城社区"), (Village, "宁兴村"), (Sibling, "金罗镇"), (Neighbour, "金罗村"), ("141129101202", "水峪村")]))
        .With(Register(Elsewhere, [("150105100", "榆林镇"), (VillageElsewhere, "古力半村")]));

    public Task Reached(long position, CancellationToken cancellation = default) => Task.CompletedTask;

    private static RegisterState Register(string scope, (string Code, string Name)[] rows) => new(AreaCode.Parse(scope))
    {
        Rows = RegisterBlock.Of(rows.Select(row => new AreaRow(AreaCode.Parse(row.Code), row.Name, AreaCode.Parse(row.Code).Parent, From))),
    };
}
