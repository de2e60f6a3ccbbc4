namespace Villages.Journal.Restoring;

/// <summary>
/// A journal that was copied or restored from a backup has lost its tail, or goes another way than its original: what cursors handed out before point at may not be
/// there, or be something else. Its epoch is therefore raised once, and where the old epoch ended is kept, so that a reader who held an old cursor is told from
/// where both have the same. The epoch is the time of the restore: two copies of one backup never have the same.
/// </summary>
/// <param name="Epoch">Of the copy from now on.</param>
/// <param name="Position">Feed position up to which the copy and what it was copied from are alike.</param>
/// <param name="Repeated">The copy was told before under the same name; nothing changed.</param>
public sealed record RestoredCopy(int Epoch, long Position, bool Repeated)
{
    /// <summary>Seconds before the first epoch that a clock could give: 2026-01-01.</summary>
    internal const long Origin = 1_767_225_600;

    /// <summary>Names of restores are at most so long.</summary>
    public const int LongestName = 100;

    /// <summary>Checkpoint that holds where an epoch ended.</summary>
    public static string EndOf(int epoch) => $"epoch/{epoch}";

    internal static string Mark(string name) => name.Length is > 0 and <= LongestName && !name.AsSpan().ContainsAnyExceptInRange('!', '~')
        ? $"restored/{name}"
        : throw new ArgumentException($"The name of a restore has 1 to {LongestName} printable ASCII characters without blanks.");
}
