using System.Globalization;
using Villages.Benchmarks.CountyCycle;
using Villages.Benchmarks.LiveRead;

namespace Villages.Benchmarks.Ratios;

/// <summary>Every ratio in one run. They compare two things measured on this machine now; they say nothing about another machine.</summary>
internal static class SideBySide
{
    private static readonly Ratio[] All =
    [
        new("live-read", 0.75, LiveReadRatio.Measure),
        new("county-cycle-postgresql", 0.40, () => CountyCycleRatio.Measure(PostgreSqlGround.Start)),
        new("county-cycle-sqlite", 0.40, () => CountyCycleRatio.Measure(SqliteGround.Start)),
    ];

    /// <param name="arguments">Part of the names to run, <c>--quick</c> for one round in the place of five.</param>
    /// <returns>0 also when a target is missed: this prints figures, others judge them.</returns>
    public static async Task<int> Run(IReadOnlyList<string> arguments)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        Rounds.Count = arguments.Contains("--quick") ? 1 : 5;
        var wanted = arguments.Where(argument => argument[0] != '-').ToArray();
        foreach (var ratio in All.Where(ratio => wanted.Length == 0 || wanted.Any(part => ratio.Name.Contains(part, StringComparison.Ordinal))))
        {
            Console.WriteLine($"{ratio.Name} …");
            Console.WriteLine(Ratio.Line(ratio.Name, await ratio.Measure(), ratio.Target));
        }

        return 0;
    }

    public static int Explain()
    {
        Console.Error.WriteLine($"side-by-side [part of a name] [--quick]   names: {string.Join(' ', All.Select(ratio => ratio.Name))}");
        return 2;
    }
}
