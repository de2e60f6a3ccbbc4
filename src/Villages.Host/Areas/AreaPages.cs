using System.Text.Json;
using Villages.Domain;
using Villages.Grains.Areas;
using Villages.Host.Http;

namespace Villages.Host.Areas;

/// <summary>
/// Areas above the village whose grains live in this process. Their version is the feed's, another one many times a second while a cycle runs, so a page is made for each answer.
/// </summary>
internal sealed class AreaPages(KnownAreas known, ILiveAreas? live) : ILivePages
{
    public string Route => "/api/v1/areas/{code}";

    public LivePage? Find(AreaCode code) => known.Find(code) is { } row && live?.Look(code) is { } view
        ? new LivePage(
            Versioned.Tag(view.Version, known.Variant(code)), JsonSerializer.SerializeToUtf8Bytes(AreaResource.Of(view, row.Name, known.Ancestors(code)), ApiJson.Options))
        : null;
}
