using System.Text;
using Villages.Domain;
using Villages.Domain.People;
using Villages.Grains;
using Villages.Grains.People;
using Villages.Host.Imports;

namespace Villages.Host.Tests.Imports;

/// <summary>Files through the whole host: register, vault, grains, journal.</summary>
public sealed class ImportFilesTests
{
    private const string Persons = "idNumber,name,organisation,position,from,to,reason";

    private static readonly string[] Register =
    [
        "code,name", "14,山西省", "1411,吕梁市", "141129,中阳县", "141129100,宁乡镇", "141129100003,南街社区居民委员会", "141129100201,上桥村委会", "141129100202,下桥村委会",
    ];

    [Fact]
    public async Task Everything_of_a_file_or_nothing_and_the_same_file_again_changes_nothing()
    {
        await using var host = await ImportHost.Started();
        await host.Imported(ImportKind.Areas, Register);
        var head = await host.Head();

        var faulty = await host.Accepted(ImportKind.Areas, "code,name", "141129100203,中桥村委会", "141129100204,");
        Assert.Equal(["3 name required"], A.Faults(faulty));
        Assert.Empty(faulty.Imports);
        var dry = await host.Accepted(ImportKind.Areas, Encoding.UTF8.GetBytes("code,name\n141129100203,中桥村委会\n"), validateOnly: true);
        Assert.True(dry.Clean);
        Assert.Equal(head, await host.Head());

        var gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes("代码,名称\n141129100203,中桥村委会\n");
        await host.Imported(ImportKind.Areas, gb18030);
        Assert.Equal("中桥村委会", host.Register.Tree.Find(AreaCode.Parse("141129100203"), new DateOnly(2025, 1, 1))!.Name);
        head = await host.Head();
        var again = await host.Accepted(ImportKind.Areas, gb18030);
        Assert.True(again.Repeated);
        Assert.Single(again.Imports);
        Assert.Equal(head, await host.Head());
    }

    [Fact]
    public async Task Persons_are_sealed_known_ones_are_not_registered_again_and_a_refused_row_names_its_line()
    {
        await using var host = await ImportHost.Started();
        await host.Imported(ImportKind.Areas, Register);

        var first = await host.Imported(
            ImportKind.Persons, Persons, "11010519491231002X,王谷雨,141129100201,主任,2011-11-01,2017-10-31,届满", "11010519491231002X,王谷雨,141129100201,书记,2017-11-01,,");
        Assert.All(first, import => Assert.Empty(import.Refused));
        var second = await host.Imported(
            ImportKind.Persons, Persons, "11010519491231002X,王谷雨,141129100202,主任,2021-11-01,,", "440524188001010014,李小满,141129100201,书记,2020-01-01,,");

        Assert.Equal([(3, "posts.occupied")], second.SelectMany(import => import.Refused).Select(row => (row.Line, row.Code)));
        var id = (await host.Grains.Identity().Find(new PlainText("11010519491231002X")))!.Value;
        Assert.Equal(id, (await host.Grains.Village(AreaCode.Parse("141129100202")).Read())!.Posts.Single(p => p.Position == Position.Director).Person);

        await host.Stop();
        foreach (var file in Directory.GetFiles(host.DataFolder, "*.db*"))
        {
            var bytes = await File.ReadAllBytesAsync(file);
            Assert.Equal(-1, bytes.AsSpan().IndexOf("11010519491231002X"u8));
            Assert.Equal(-1, bytes.AsSpan().IndexOf("王谷雨"u8));
        }
    }

    [Fact]
    public async Task Grids_arrive_with_their_workers_and_centres_with_their_village()
    {
        await using var host = await ImportHost.Started();
        await host.Imported(ImportKind.Areas, Register);

        var grids = await host.Imported(
            ImportKind.Grids, "code,name,level,setting,households,parent,from,workerKind,workerFrom",
            "141129100201001,上桥一级网格,1,农村,210,,2022-01-01,农村专职,2022-03-01",
            "141129100201002,上桥一片区,2,农村,90,141129100201001,2022-01-01,农村网格联络员,2022-03-01");
        var centres = await host.Imported(ImportKind.Centres, "id,form,name,squareMetres", "141129100003-01,中心,南街社区党群服务中心,420");

        Assert.All([.. grids, .. centres], import => Assert.Empty(import.Refused));
        Assert.NotNull((await host.Grains.Grid(GridId.Parse("141129100201002")).Read())!.Worker);
        Assert.Equal(420, (await host.Grains.Centre(CentreId.Parse("141129100003-01")).Read())!.SquareMetres);
    }
}
