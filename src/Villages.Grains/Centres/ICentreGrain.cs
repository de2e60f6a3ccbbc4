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

    [Alias("revise")]
    Task<Outcome<Receipt>> Revise(Command<ReviseCentre> command);

    [Alias("close")]
    Task<Outcome<Receipt>> Close(Command<CloseCentre> command);
}
