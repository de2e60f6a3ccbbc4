using System.Collections.Concurrent;
using System.Text;
using Villages.Domain;
using Villages.Domain.Rulebooks;

namespace Villages.Grains.Rulebooks;

/// <summary>Adopted rulebooks of this silo by hash; a hash never changes its meaning, so an entry is never stale.</summary>
internal sealed class RulebookCache(IGrainFactory grains)
{
    private readonly ConcurrentDictionary<string, Rulebook> _byHash = new(StringComparer.Ordinal);

    /// <exception cref="InvalidOperationException">The county never adopted that hash: a cycle pins adopted versions only.</exception>
    public async ValueTask<Rulebook> Get(AreaCode county, string hash)
    {
        if (_byHash.TryGetValue(hash, out var known))
        {
            return known;
        }

        var adopted = await grains.Rulebooks(county).Read(hash)
            ?? throw new InvalidOperationException($"County {county} has no rulebook {hash}.");
        var read = RulebookReader.Read(Encoding.UTF8.GetBytes(adopted.Json!), adopted.Hash);
        return _byHash.GetOrAdd(hash, read.Rulebook ?? throw new InvalidOperationException($"Rulebook {hash} of county {county} cannot be read."));
    }
}
