using Villages.Simulation.Cluster;

namespace Villages.Simulation.Mutants;

/// <summary>Products with one piece worse than it is. Each must be caught; a simulation that catches none of them shows nothing.</summary>
internal static class Mutant
{
    private static readonly Func<Product>[] Makers =
    [
        () => new DropsTheCommandKey(), () => new DropsTheNumberKey(), () => new NumbersTheBatchFirst(), () => new ResendsUnderANewId(),
        () => new RefusesWithoutAsking(), () => new SkipsTheReload(), () => new AppliesBeforeTheAppend(), () => new ChecksTheBatchOffFirst(),
        () => new CountsReports(), () => new NeverSendsAgain(), () => new FreezesByDateOnly(), () => new FreezesWithoutWaiting(),
        () => new DeliversUnkeyed(), () => new HasNoHeartbeat(), () => new TellsNewsWithoutTheirPlace(),
    ];

    public static IReadOnlyList<string> Names { get; } = [.. Makers.Select(make => make().GetType().Name)];

    /// <summary>A fresh one for a seed.</summary>
    public static Product Make(string name) => Makers[Names.ToList().IndexOf(name) is >= 0 and var at
        ? at
        : throw new ArgumentException($"No mutant is called '{name}'. There are: {string.Join(", ", Names)}")]();
}
