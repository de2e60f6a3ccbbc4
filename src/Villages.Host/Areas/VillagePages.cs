using System.Text.Json;
using Villages.Domain;
using Villages.Grains.Areas;
using Villages.Host.Http;

namespace Villages.Host.Areas;

/// <summary>
/// Villages that live in this process as bytes ready to be sent, made once per view, register and day; whether a page still holds is asked of the village at every read.
/// </summary>
internal sealed class VillagePages(KnownAreas known, ILiveVillages? live) : ILivePages
{
    private readonly PageShelf _shelf = new();

    public string Route => "/api/v1/villages/{code}";

    public LivePage? Find(AreaCode code)
    {
        if (live is null || !code.IsVillageLevel)
        {
            return null;
        }

        var (tree, today) = (known.Tree, known.Today);
        ref var place = ref _shelf.Place(code);
        var page = Volatile.Read(ref place);
        if (page is null || page.Row.Code != code || page.Today != today || !ReferenceEquals(page.Tree, tree))
        {
            page = null;
        }

        var row = page?.Row ?? tree.Find(code, today);
        if ((page?.Stream ?? row?.Stream) is not { } stream || live.Look(stream) is not { } view)
        {
            return null;
        }

        if (page is null || !ReferenceEquals(page.View, view))
        {
            var resource = VillageResource.Of(view, row!.Name, known.Ancestors(code));
            page = new ShelvedPage(row, stream, tree, today, view, new LivePage(
                Versioned.Tag(view.Version, known.Variant(code)), JsonSerializer.SerializeToUtf8Bytes(resource, ApiJson.Options)));
            Volatile.Write(ref place, page);
        }

        return page.Page;
    }
}
