using Villages.Domain.Consequences;
using Villages.Domain.Events;
using Villages.Domain.VillageLife;

namespace Villages.Domain.Centres;

/// <summary>What a centre or station tells its village.</summary>
public sealed class CentreConsequences : IConsequence
{
    public IEnumerable<Consequence> Of(StreamKey source, IEvent happened) => happened switch
    {
        CentreRegistered e => [new(e.Centre.Village.Stream, new NoteCentre(new CentreNote(e.Centre, e.Form, e.From)), "centres.registered")],
        CentreClosed e => [new(e.Centre.Village.Stream, new NoteCentreClosed(e.Centre, e.LastDay), "centres.closed")],
        _ => [],
    };
}
