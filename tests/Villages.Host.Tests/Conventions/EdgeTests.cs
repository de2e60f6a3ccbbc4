using Villages.Testing.Conventions;

namespace Villages.Host.Tests.Conventions;

public sealed class EdgeTests
{
    [Fact]
    public void The_edge_calls_grains_by_their_interfaces_only()
    {
        var grains = typeof(Villages.Grains.Hosting.SiloSettings).Assembly.GetTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(IGrainBase))).Select(type => type.FullName!);
        Assert.Empty(MemberReferences.TypesOf(Path.Combine(AppContext.BaseDirectory, "Villages.Host.dll")).Intersect(grains));
    }

    [Fact]
    public void No_type_carries_the_name_of_its_folder() =>
        Assert.Empty(System.Reflection.Assembly.Load("Villages.Host").GetTypes()
            .Where(type => type.Namespace?.Split('.') is ["Villages", ..] segments && segments.Contains(type.Name)).Select(type => type.FullName));
}
