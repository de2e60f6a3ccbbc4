using System.Collections.Immutable;
using Villages.Domain.People;

namespace Villages.Domain.Posts;

/// <summary>Folding of seats; person, position and first day tell the seats of a village apart.</summary>
public static class SeatList
{
    public static ImmutableArray<Seat> With(this ImmutableArray<Seat> seats, PersonId person, Tenure tenure) =>
        [.. seats.Without(person, tenure).Add(new Seat(person, tenure))
            .OrderBy(s => s.Tenure.From).ThenBy(s => s.Tenure.Position).ThenBy(s => s.Person)];

    public static ImmutableArray<Seat> Without(this ImmutableArray<Seat> seats, PersonId person, Tenure tenure) =>
        seats.RemoveAll(s => s.Person == person && s.Tenure.IsSameAs(tenure));
}
