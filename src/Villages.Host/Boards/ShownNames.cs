using System.Collections.Concurrent;
using Villages.Domain;
using Villages.Domain.Boards;
using Villages.Domain.Publications;
using Villages.Grains;

namespace Villages.Host.Boards;

/// <summary>
/// Names as a notice shows them, by person. Anybody may ask for a notice of 500 people as often as the limits allow, so its names are kept for <see cref="Trust"/> and few persons are
/// asked at once; a name that is erased is gone from the boards after that time.
/// </summary>
internal sealed class ShownNames(IGrainFactory grains, BoardKinds kinds, TimeProvider clock)
{
    public static readonly TimeSpan Trust = TimeSpan.FromMinutes(1);

    private const int AtOnce = 16;
    private const int Most = 500;

    private readonly ConcurrentDictionary<PublicationId, Asked> _asked = new();

    /// <summary>Whoever has no masked name is left out; everybody, where the kind hides names or nobody knows the kind.</summary>
    public Task<IReadOnlyDictionary<PersonId, string>> Of(PublicationView notice)
    {
        if (_asked.GetValueOrDefault(notice.Id) is { } known && clock.GetElapsedTime(known.Since) < Trust && known.Names is { IsFaulted: false, IsCanceled: false })
        {
            return known.Names;
        }

        if (_asked.Count >= Most)
        {
            _asked.Clear();
        }

        var since = clock.GetTimestamp();
        var names = Ask(notice);
        _asked[notice.Id] = new Asked(names, since);
        return names;
    }

    private async Task<IReadOnlyDictionary<PersonId, string>> Ask(PublicationView notice)
    {
        var names = new Dictionary<PersonId, string>();
        if (kinds.Find(notice.Id.Kind) is not { Name: NameShown.Masked or NameShown.Full })
        {
            return names;
        }

        foreach (var few in notice.Items.Select(item => item.Item.Person).OfType<PersonId>().Distinct().Chunk(AtOnce))
        {
            foreach (var person in await Task.WhenAll(few.Select(id => grains.Person(id).Read())))
            {
                if (person is { MaskedName: { } name })
                {
                    names[person.Id] = name;
                }
            }
        }

        return names;
    }

    private sealed record Asked(Task<IReadOnlyDictionary<PersonId, string>> Names, long Since);
}
