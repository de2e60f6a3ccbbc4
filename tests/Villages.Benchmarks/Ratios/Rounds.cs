using System.Diagnostics;
using System.Globalization;

namespace Villages.Benchmarks.Ratios;

/// <summary>Alternating rounds on a warm machine: first one, then the other, the next time the other way round, so that drift hits both alike.</summary>
internal static class Rounds
{
    /// <summary>Odd, at least five, unless a quick look is asked for.</summary>
    public static int Count { get; set; } = 5;

    /// <param name="ours">Work a second.</param>
    /// <param name="floor">Work a second of the floor.</param>
    /// <returns>Median of the rounds' ratios; the first round only warms.</returns>
    public static async Task<double> Compare(Func<Task<double>> ours, Func<Task<double>> floor)
    {
        var ratios = new List<double>();
        for (var round = 0; round <= Count; round++)
        {
            double reached, possible;
            if (round % 2 == 0)
            {
                (reached, possible) = (await ours(), await floor());
            }
            else
            {
                possible = await floor();
                reached = await ours();
            }

            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"  {(round == 0 ? "warm-up" : $"round {round}")}: ours {reached:0} /s, floor {possible:0} /s, ratio {reached / possible:0.000}"));
            if (round > 0)
            {
                ratios.Add(reached / possible);
            }
        }

        return ratios.Order().ElementAt(ratios.Count / 2);
    }

    public static async Task<double> Seconds(Func<Task> work)
    {
        var started = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
