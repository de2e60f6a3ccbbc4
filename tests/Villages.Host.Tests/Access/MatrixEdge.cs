using Villages.Host.Tests.Hosting;

namespace Villages.Host.Tests.Access;

/// <summary>One edge for all operations of the matrix; its clock goes on by an hour with each.</summary>
public sealed class MatrixEdge : IAsyncLifetime
{
    public EdgeHost Edge { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Edge = await EdgeHost.Start(settings: [("Villages:Limits:Burst", "1000000"), ("Villages:Limits:RequestsPerSecond", "1000000"), ("Villages:Limits:ObjectionsAnHour", "1000000")]);
        Edge.Grains.HaveEverything();
    }

    public ValueTask DisposeAsync() => Edge.DisposeAsync();
}
