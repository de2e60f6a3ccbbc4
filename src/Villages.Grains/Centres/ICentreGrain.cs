using Orleans.Concurrency;
using Villages.Domain;
using Villages.Domain.Centres;

namespace Villages.Grains.Centres;

/// <summary>A service centre or station (党群服务中心·站). Key: <c>centre/&lt;12 digits&gt;-&lt;2 digits&gt;</c>.</summary>
[Alias("centres.centre-grain")]
public interface ICentreGrain : IGrainWithStringKey
{
    /// <summary>Null when the centre was never registered.</summary>
    [AlwaysInterleave, Alias("read")]
    Task<CentreView?> Read();

    [Alias("register")]
    Task<Outcome<Receipt>> Register(Command<RegisterCentre> command);

    [Alias("close")]
    Task<Outcome<Receipt>> Close(Command<CloseCentre> command);
}

[GenerateSerializer, Immutable, Alias("centres.centre-view")]
public sealed record CentreView
{
    [Id(0)] public required CentreId Id { get; init; }
    [Id(1)] public required AreaCode Village { get; init; }
    [Id(2)] public required long Version { get; init; }
    [Id(3)] public required CentreKind Kind { get; init; }
    [Id(4)] public required string Name { get; init; }
    [Id(5)] public decimal? SquareMetres { get; init; }
    [Id(6)] public string? Address { get; init; }
    [Id(7)] public DateOnly? ClosedOn { get; init; }
}
