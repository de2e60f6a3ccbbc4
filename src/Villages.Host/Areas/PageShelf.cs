using Villages.Domain;
using Villages.Domain.Areas;
using Villages.Grains.Areas;

namespace Villages.Host.Areas;

/// <summary>What a page of a village was made from.</summary>
internal sealed record ShelvedPage(AreaRow Row, StreamKey Stream, AreaTree Tree, DateOnly Today, VillageView View, LivePage Page);

/// <summary>
/// A fixed number of places, so memory is bounded (some 60 MB). A code has four of them to be in: with one, a quarter of the villages of a city took each other's place at every read.
/// Safe on any thread; of two pages put into one place the last stays.
/// </summary>
internal sealed class PageShelf
{
    private const int Places = 16_384;
    private const int Choice = 4;

    private readonly ShelvedPage?[] _places = new ShelvedPage?[Places];
    private uint _turn;

    /// <returns>Where the code's page stands; else an empty place, or one whose page has to go.</returns>
    public ref ShelvedPage? Place(AreaCode code)
    {
        var first = (int)(unchecked((uint)code.Value.GetHashCode(StringComparison.Ordinal)) % (Places / Choice)) * Choice;
        var free = -1;
        for (var place = first; place < first + Choice; place++)
        {
            if (Volatile.Read(ref _places[place]) is not { } page)
            {
                free = place;
            }
            else if (page.Row.Code == code)
            {
                return ref _places[place];
            }
        }

        return ref _places[free >= 0 ? free : first + (int)(unchecked(_turn++) % Choice)];
    }
}
