using System.Diagnostics;
using System.Globalization;

namespace Villages.Benchmarks.Ratios;

/// <summary>Alternating rounds on a warm machine: first one, then the other, the next time the other way round, so that drift hits both alike.</summary>
internal static class Rounds
{
    /// <summary>Odd, at least five, unless a quick look is asked for.</summary>
    public static int Count { get; set; } = 5;

    /// <returns>Median of the rounds' ratios; the first round only warms.</returns>
    public static async Task<double> Compare(Func<Task<Pace>> ours, Func<Task<Pace>> other)
    {
        var (ratios, costs) = (new List<double>(), new List<double>());
        for (var round = 0; round <= Count; round++)
        {
            Pace reached, possible;
            if (round % 2 == 0)
            {
                (reached, possible) = (await ours(), await other());
            }
            else
            {
                possible = await other();
                reached = await ours();
            }

            var ratio = reached.PerSecond / possible.PerSecond;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {(round == 0 ? "warm-up" : $"round {round}")}: ours {reached.PerSecond:0} /s at {reached.CpuMicroseconds:0.0} µs, "
                + $"other {possible.PerSecond:0} /s at {possible.CpuMicroseconds:0.0} µs of server CPU, ratio {ratio:0.000}"));
            if (round > 0)
            {
                ratios.Add(ratio);
                costs.Add(possible.CpuMicroseconds / reached.CpuMicroseconds);
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  by server CPU alone, without what the load takes of the same cores: {Median(costs):0.000}"));
        return Median(ratios);
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    public static async Task<double> Seconds(Func<Task> work)
    {
        var started = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
