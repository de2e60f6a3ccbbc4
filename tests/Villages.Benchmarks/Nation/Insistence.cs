using Villages.Grains.Journaling;

namespace Villages.Benchmarks.Nation;

/// <summary>Whoever asks while a silo is killed, or while all processors are taken, asks again; an answer that comes late is measured as late.</summary>
internal static class Insistence
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public static async Task<T> UntilAnswered<T>(Func<Task<T>> ask)
    {
        while (true)
        {
            try
            {
                return await ask();
            }
            catch (Exception exception) when (exception is OrleansException or TimeoutException or TruthUnavailableException)
            {
                await Task.Delay(Pause);
            }
        }
    }
}
