using Villages.Domain.Publications;
using Villages.Grains;
using Villages.Host.Areas;

namespace Villages.Host.Boards;

/// <summary>Notices as their grains tell them. Strangers ask for anything, so only a county that was ever registered becomes a grain.</summary>
internal sealed class KnownNotices(KnownAreas known, IGrainFactory grains)
{
    public async Task<PublicationView?> Find(PublicationId id) =>
        known.Tree.Knows(id.Area.County!.Value) ? await grains.Publication(id).Read() : null;

    /// <summary>Number from 1 of an item in its notice; null when the notice has no such item, as a correction may not.</summary>
    public async Task<int?> NumberOf(string item, PublicationId notice) =>
        await Find(notice) is { } view && view.Items.Select(published => published.Item.Key).ToList().IndexOf(item) is >= 0 and var at ? at + 1 : null;
}
