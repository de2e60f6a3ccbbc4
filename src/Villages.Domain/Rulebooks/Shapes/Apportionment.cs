using System.Collections.Immutable;

namespace Villages.Domain.Rulebooks.Shapes;

/// <summary>Dividing seats over parts.</summary>
public static class Apportionment
{
    /// <summary>
    /// Largest remainder (最大余额法): each part gets the whole number of its exact share, the seats left go to the largest remainders, ties to the lower key.
    /// No part gets more seats than it has members; Σ seats never exceeds <paramref name="seats"/>.
    /// </summary>
    /// <param name="minimumPerPart">Given first, in order of key, as far as the seats reach.</param>
    public static ImmutableSortedDictionary<TKey, int> LargestRemainder<TKey>(
        IReadOnlyCollection<KeyValuePair<TKey, int>> sizes, int seats, int minimumPerPart = 0)
        where TKey : notnull, IComparable<TKey>
    {
        var parts = sizes.OrderBy(part => part.Key).ToArray();
        var whole = parts.Sum(part => (long)part.Value);
        var given = new int[parts.Length];
        if (whole > 0)
        {
            Share(parts, Math.Min(seats, whole), whole, given);
            Raise(parts, seats, minimumPerPart, given);
        }

        return parts.Select((part, i) => KeyValuePair.Create(part.Key, given[i])).ToImmutableSortedDictionary();
    }

    private static void Share<TKey>(KeyValuePair<TKey, int>[] parts, long seats, long whole, int[] given)
    {
        for (var i = 0; i < parts.Length; i++)
        {
            given[i] = (int)(seats * parts[i].Value / whole);
        }

        var left = (int)(seats - given.Sum());
        foreach (var i in Enumerable.Range(0, parts.Length)
            .OrderByDescending(i => seats * parts[i].Value % whole).ThenBy(i => i).Take(left))
        {
            given[i]++;
        }
    }

    private static void Raise<TKey>(KeyValuePair<TKey, int>[] parts, int seats, int minimum, int[] given)
    {
        for (var i = 0; i < parts.Length; i++)
        {
            while (given[i] < Math.Min(minimum, parts[i].Value) && Donor(given, seats, minimum, i) is { } donor)
            {
                given[i]++;
                if (donor >= 0)
                {
                    given[donor]--;
                }
            }
        }
    }

    /// <summary>−1 for a free seat, the part with most seats above the minimum otherwise (the higher key gives first), null when nobody can give.</summary>
    private static int? Donor(int[] given, int seats, int minimum, int taker)
    {
        if (given.Sum() < seats)
        {
            return -1;
        }

        var richest = Enumerable.Range(0, given.Length).Where(i => i != taker && given[i] > minimum)
            .OrderByDescending(i => given[i]).ThenByDescending(i => i).FirstOrDefault(-1);
        return richest < 0 ? null : richest;
    }
}
