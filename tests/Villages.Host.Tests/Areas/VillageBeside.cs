using System.Collections.Concurrent;
using Villages.Domain;
using Villages.Grains.Areas;
using Villages.Host.Tests.Hosting;

namespace Villages.Host.Tests.Areas;

/// <summary>Villages that live in the process of the edge.</summary>
internal sealed class VillageBeside : ILiveVillages
{
    private readonly ConcurrentDictionary<string, VillageView> _views = new();

    public static VillageView View(long version, string code = SmallRegister.Village) => new()
    {
        Code = AreaCode.Parse(code), Name = "", Kind = AreaKind.Village, Version = version, Summary = new(AreaCode.Parse(code)), Posts = [], Readings = [], Grids = [], Centres = [],
    };

    /// <summary>All headers but those of the framing.</summary>
    public static string[] Headers(HttpResponseMessage response) =>
        [.. response.Headers.Concat(response.Content.Headers).Where(header => header.Key != "Content-Length")
            .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}").Order(StringComparer.Ordinal)];

    public VillageView? Look(StreamKey village) => _views.GetValueOrDefault(village.Text);

    public void Put(string code, VillageView view) => _views[$"village/{code}"] = view;

    public void Clear() => _views.Clear();
}
