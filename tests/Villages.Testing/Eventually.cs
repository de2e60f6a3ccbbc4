using System.Diagnostics;

namespace Villages.Testing;

/// <summary>Waits for facts instead of sleeping: asks again every 10 ms and fails with a sentence when the time is over.</summary>
public static class Eventually
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <param name="fact">What is awaited, as the end of "waited in vain until …".</param>
    public static Task Holds(string fact, Func<bool> holds, TimeSpan? within = null) =>
        Holds(fact, () => Task.FromResult(holds()), within);

    /// <param name="fact">What is awaited, as the end of "waited in vain until …".</param>
    public static async Task Holds(string fact, Func<Task<bool>> holds, TimeSpan? within = null) =>
        await Gives<object>(fact, async () => await holds() ? true : null, within);

    /// <summary>Waits until the question has an answer, and gives it.</summary>
    public static async Task<T> Gives<T>(string fact, Func<Task<T?>> asked, TimeSpan? within = null)
        where T : class
    {
        var patience = within ?? Patience;
        var started = Stopwatch.GetTimestamp();
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (true)
        {
            if (await asked() is { } answer)
            {
                return answer;
            }

            if (Stopwatch.GetElapsedTime(started) > patience)
            {
                throw new TimeoutException($"Waited {patience.TotalSeconds:0.#} s in vain until {fact}.");
            }

            await pause.WaitForNextTickAsync();
        }
    }
}
