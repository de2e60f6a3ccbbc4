using System.Collections.Immutable;

namespace Villages.Domain.Rulebooks.Shapes;

/// <summary>One criterion of a tie-break list; the id decides last, always, the lower first.</summary>
/// <param name="Measure"><c>total</c>, <c>tenure</c> (whole months in post), <c>serviceYears</c>, <c>group:&lt;id&gt;</c> (of points: a category, a base or <c>review</c>), <c>partyAge</c> (whole months) or <c>reading:&lt;indicator&gt;</c>.</param>
public sealed record TieCriterion(string Measure, SortDirection Direction = SortDirection.Descending);

public enum SortDirection
{
    Descending,
    Ascending,
}

/// <summary>Ordering by a tie-break list.</summary>
public static class TieBreak
{
    /// <summary>Best first; a subject without a measure stands after all that have it. A total order, whatever order the subjects come in.</summary>
    public static ImmutableArray<T> Order<T>(
        IEnumerable<T> subjects, ImmutableArray<TieCriterion> criteria, Func<T, string, decimal?> measure, Func<T, string> id) =>
        [.. subjects.Order(Comparer<T>.Create((left, right) => Compare(left, right, criteria, measure, id)))];

    private static int Compare<T>(
        T left, T right, ImmutableArray<TieCriterion> criteria, Func<T, string, decimal?> measure, Func<T, string> id)
    {
        foreach (var criterion in criteria)
        {
            var order = (measure(left, criterion.Measure), measure(right, criterion.Measure)) switch
            {
                (null, null) => 0,
                (null, _) => 1,
                (_, null) => -1,
                ({ } l, { } r) => criterion.Direction == SortDirection.Descending ? r.CompareTo(l) : l.CompareTo(r),
            };
            if (order != 0)
            {
                return order;
            }
        }

        return string.CompareOrdinal(id(left), id(right));
    }
}
