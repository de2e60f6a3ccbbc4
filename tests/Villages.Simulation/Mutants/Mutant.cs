using Villages.Simulation.Cluster;

namespace Villages.Simulation.Mutants;

/// <summary>Products with one piece worse than it is. Each must be caught; a simulation that catches none of them shows nothing.</summary>
internal static class Mutant
{
    private static readonly (Func<Product> Make, string Broken)[] Makers =
    [
        (() => new DropsTheCommandKey(), "I1"), (() => new DropsTheNumberKey(), "I6"), (() => new NumbersTheBatchFirst(), "I7"), (() => new ResendsUnderANewId(), "I7"),
        (() => new RefusesWithoutAsking(), "I1"), (() => new SkipsTheReload(), "I2"), (() => new AppliesBeforeTheAppend(), "I1"), (() => new ChecksTheBatchOffFirst(), "I8"),
        (() => new CountsReports(), "I8"), (() => new NeverSendsAgain(), "I8"), (() => new FreezesByDateOnly(), "I4"), (() => new FreezesWithoutWaiting(), "I4"),
        (() => new DeliversUnkeyed(), "I7"), (() => new HasNoHeartbeat(), "I8"), (() => new TellsNewsWithoutTheirPlace(), "I8"), (() => new WatchesAnotherStream(), "I4"),
    ];

    /// <summary>Each with the promise that it breaks first of all: caught for another reason it would show nothing of its piece.</summary>
    public static IReadOnlyDictionary<string, string> Broken { get; } = Makers.ToDictionary(mutant => mutant.Make().GetType().Name, mutant => mutant.Broken, StringComparer.Ordinal);

    public static IReadOnlyList<string> Names { get; } = [.. Makers.Select(mutant => mutant.Make().GetType().Name)];

    /// <summary>A fresh one for a seed.</summary>
    public static Product Make(string name) => Makers[Names.ToList().IndexOf(name) is >= 0 and var at
        ? at
        : throw new ArgumentException($"No mutant is called '{name}'. There are: {string.Join(", ", Names)}")].Make();
}
