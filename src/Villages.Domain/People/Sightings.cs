using System.Collections.Immutable;

namespace Villages.Domain.People;

/// <summary>Somebody read personal fields in plain text (查看明文).</summary>
/// <param name="Number">Of the commit on the person's stream.</param>
/// <param name="By">Subject of the token.</param>
/// <param name="At">When the disclosure was committed, UTC.</param>
[GenerateSerializer, Immutable, Alias("people.sighting")]
public sealed record Sighting(
    [property: Id(0)] long Number,
    [property: Id(1)] DateTime At,
    [property: Id(2)] string By,
    [property: Id(3)] string Role,
    [property: Id(4)] IReadOnlyList<PersonalField> Fields,
    [property: Id(5)] string Reason);

/// <summary>Who saw a person: the newest in the state, all of them in the stream.</summary>
/// <param name="Newest">At most <see cref="Most"/>, oldest first.</param>
/// <param name="Total">How many there ever were.</param>
public sealed record Sightings(ImmutableArray<Sighting> Newest, long Total)
{
    public const int Most = 200;

    public static Sightings None { get; } = new([], 0);

    public Sightings With(Sighting sighting) => new([.. Newest.Skip(Newest.Length - Most + 1), sighting], Total + 1);

    /// <summary>Those before a commit's number, newest first, or null when the page may reach behind what is kept here.</summary>
    public SightingPage? Page(long before, int size)
    {
        var found = Newest.Where(sighting => sighting.Number < before).Reverse().Take(size + 1).ToArray();
        return found.Length > size ? new SightingPage([.. found.Take(size)], More: true)
            : Total == Newest.Length ? new SightingPage(found, More: false)
            : null;
    }
}

/// <param name="Items">Newest first.</param>
/// <param name="More">There are older ones.</param>
[GenerateSerializer, Immutable, Alias("people.sighting-page")]
public sealed record SightingPage([property: Id(0)] IReadOnlyList<Sighting> Items, [property: Id(1)] bool More);
