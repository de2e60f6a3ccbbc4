using System.Globalization;
using Villages.Benchmarks.CountyCycle;
using Villages.Benchmarks.EntityFramework;
using Villages.Benchmarks.Figures;
using Villages.Benchmarks.GrainStorage;
using Villages.Benchmarks.LiveRead;

namespace Villages.Benchmarks.Ratios;

/// <summary>Every ratio and figure in one run. Ratios compare two things measured on this machine now; they say nothing about another machine.</summary>
internal static class SideBySide
{
    private const string Quick = "--quick";

    private static readonly Ratio[] All =
    [
        new("live-read", 0.75, LiveReadRatio.Measure),
        new("live-read-ef", 10, EntityFrameworkReadRatio.Measure),
        new("county-cycle-postgresql", 0.40, () => CountyCycleRatio.Measure(PostgreSqlGround.Start)),
        new("county-cycle-sqlite", 0.40, () => CountyCycleRatio.Measure(SqliteGround.Start)),
        new("counties-cycle-postgresql", 0.40, () => CountyCycleRatio.MeasureAll(PostgreSqlGround.Start)),
        new("county-cycle-ef", 5, () => CountyCycleRatio.Measure(PostgreSqlGround.Start, EntityFrameworkCycle.Compare)),
        new("county-cycle-grain-storage", 15, () => CountyCycleRatio.Measure(PostgreSqlGround.Start, StoredRows.Compare)),
    ];

    private static readonly Figure[] Figures =
    [
        new("province", ProvinceFigures.Measure),
        new("live-push", LivePushFigure.Measure),
    ];

    private static IEnumerable<string> Names => All.Select(ratio => ratio.Name).Concat(Figures.Select(figure => figure.Name));

    /// <param name="arguments">Part of the names to run, <c>--quick</c> for one round in the place of five.</param>
    /// <returns>0 also when a target is missed: this prints figures, others judge them; 2 when nothing is called so.</returns>
    public static async Task<int> Run(IReadOnlyList<string> arguments)
    {
        var wanted = arguments.Where(argument => argument != Quick).ToArray();
        if (!wanted.All(part => Names.Any(name => name.Contains(part, StringComparison.Ordinal))))
        {
            return Explain();
        }

        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        Rounds.Count = arguments.Contains(Quick) ? 1 : 5;
        bool IsWanted(string name) => wanted.Length == 0 || wanted.Any(part => name.Contains(part, StringComparison.Ordinal));
        foreach (var ratio in All.Where(ratio => IsWanted(ratio.Name)))
        {
            Console.WriteLine($"{ratio.Name} …");
            Console.WriteLine(Ratio.Line(ratio.Name, await ratio.Measure(), ratio.Target));
        }

        foreach (var figure in Figures.Where(figure => IsWanted(figure.Name)))
        {
            Console.WriteLine($"{figure.Name} …");
            await figure.Measure();
        }

        return 0;
    }

    public static int Explain()
    {
        Console.Error.WriteLine($"side-by-side [part of a name] [{Quick}]   names: {string.Join(' ', Names)}");
        Console.Error.WriteLine(Nation.NationOptions.Usage);
        return 2;
    }
}
