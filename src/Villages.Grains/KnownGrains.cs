using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Villages.Grains;

/// <summary>References to grains by key. Orleans finds the kind of a grain by reflection in every call; it never changes, so here it is found once for each interface.</summary>
internal static class KnownGrains
{
    private static readonly ConditionalWeakTable<IGrainFactory, ConcurrentDictionary<Type, Kind>> Known = [];

    public static TGrain Grain<TGrain>(this IGrainFactory grains, string key)
        where TGrain : IGrainWithStringKey
    {
        var kinds = Known.GetValue(grains, static _ => new());
        if (kinds.TryGetValue(typeof(TGrain), out var kind))
        {
            return (TGrain)grains.GetGrain(GrainId.Create(kind.Grain, IdSpan.Create(key)), kind.Interface);
        }

        var first = grains.GetGrain<TGrain>(key);
        if (first is GrainReference reference)
        {
            kinds[typeof(TGrain)] = new(reference.GrainId.Type, reference.InterfaceType);
        }

        return first;
    }

    private readonly record struct Kind(GrainType Grain, GrainInterfaceType Interface);
}
