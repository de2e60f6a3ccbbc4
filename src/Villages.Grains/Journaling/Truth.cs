using Villages.Journal;

namespace Villages.Grains.Journaling;

/// <summary>Makes a silent journal one exception that callers on other hosts can read.</summary>
internal static class Truth
{
    /// <exception cref="TruthUnavailableException">The journal did not answer.</exception>
    public static async Task<T> Ask<T>(Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (JournalUnavailableException exception)
        {
            throw new TruthUnavailableException(exception.Message);
        }
    }
}
