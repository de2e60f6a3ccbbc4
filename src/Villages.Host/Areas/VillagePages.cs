using System.Text.Json;
using Villages.Domain;
using Villages.Domain.Areas;
using Villages.Grains.Areas;
using Villages.Host.Http;

namespace Villages.Host.Areas;

/// <summary>
/// Villages that live in this process as bytes ready to be sent, made once per view, register and day. A fixed number of places, so memory is bounded and the last one asked
/// for wins; whether a page still holds is asked of the village at every read.
/// </summary>
internal sealed class VillagePages(KnownAreas known, ILiveVillages? live) : ILivePages
{
    private const int Places = 8_192;

    private readonly Prepared?[] _places = new Prepared?[Places];

    public string Route => "/api/v1/villages/{code}";

    public LivePage? Find(AreaCode code)
    {
        if (live is null || !code.IsVillageLevel)
        {
            return null;
        }

        var (tree, today) = (known.Tree, known.Today);
        ref var place = ref _places[unchecked((uint)code.Value.GetHashCode(StringComparison.Ordinal)) % Places];
        var page = Volatile.Read(ref place);
        if (page is null || page.Code != code || page.Today != today || !ReferenceEquals(page.Tree, tree))
        {
            page = null;
        }

        var row = page?.Row ?? tree.Find(code, today);
        if (row is null || live.Look(row.Stream) is not { } view)
        {
            return null;
        }

        if (page is null || !ReferenceEquals(page.View, view))
        {
            var resource = VillageResource.Of(view, row.Name, known.Ancestors(code));
            page = new Prepared(row, tree, today, view, new LivePage(
                Versioned.Tag(view.Version, known.Variant(code)), JsonSerializer.SerializeToUtf8Bytes(resource, ApiJson.Options)));
            Volatile.Write(ref place, page);
        }

        return page.Page;
    }

    private sealed record Prepared(AreaRow Row, AreaTree Tree, DateOnly Today, VillageView View, LivePage Page)
    {
        public AreaCode Code => Row.Code;
    }
}
