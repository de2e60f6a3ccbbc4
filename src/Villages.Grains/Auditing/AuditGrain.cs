using Orleans.Concurrency;
using Villages.Domain;
using Villages.Grains.Feed;
using Villages.Grains.Journaling;
using Villages.Journal;
using Villages.Journal.Auditing;
using Villages.Journal.Restoring;

namespace Villages.Grains.Auditing;

[StatelessWorker, Reentrant, GrainType("audit")]
internal sealed class AuditGrain(IJournal journal, IAuditList list, StateHistory history) : Grain, IAuditGrain
{
    private const int MostItems = 200;

    public Task<AuditListing> Search(AuditQuery query) => Truth.Ask(async () =>
    {
        var (epoch, limit) = (await journal.Epoch(), Math.Clamp(query.Limit, 1, MostItems));
        var before = query.Before is not { } end ? long.MaxValue
            : end.Epoch == epoch ? end.Position
            : Math.Min(end.Position, await EndOf(end.Epoch) + 1);

        // First: what this position promises is in the page that is read after it.
        var listed = await list.Listed();
        var found = await list.Search(new AuditSearch(limit + 1)
        {
            Before = before,
            Actor = query.Actor,
            Person = query.Person?.Value,
            Stream = query.Stream?.Text,
            Kind = query.Kind,
            Area = query.Area == AreaCode.Nation ? null : query.Area.Value,
            From = query.From,
            To = query.To,
        });
        return new AuditListing(epoch, listed, [.. found.Take(limit).Select(Item)], found.Count > limit);
    });

    public Task<AuditRecord?> Read(FeedHead place) => Truth.Ask(async () =>
    {
        var epoch = await journal.Epoch();
        if ((place.Epoch != epoch && place.Position > await EndOf(place.Epoch)) || await list.Find(place.Position) is not { } entry)
        {
            return null;
        }

        var (changes, more) = await history.Around(StreamKey.Parse(entry.Stream), entry.Number);
        return new AuditRecord(epoch, Item(entry), changes, more);
    });

    /// <summary>Up to there an earlier epoch and this one have the same; 0 when nothing is known of it.</summary>
    private async Task<long> EndOf(int epoch) => await journal.ReadCheckpoint(RestoredCopy.EndOf(epoch));

    private static AuditItem Item(AuditEntry entry) => new(
        entry.Position,
        entry.RecordedAt,
        entry.Actor,
        entry.Role,
        AreaCode.TryParse(entry.CallerArea, null, out var area) ? area : null,
        entry.Address,
        entry.Kind,
        StreamKey.Parse(entry.Stream),
        entry.Number,
        AreaCode.Parse(entry.Area),
        entry.EffectiveOn,
        entry.Types,
        [.. entry.Persons.Select(person => PersonId.Parse(person))],
        entry.Reason);
}
