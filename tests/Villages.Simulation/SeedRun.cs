using System.Diagnostics;
using System.Globalization;
using Villages.Simulation.Scenario;

namespace Villages.Simulation;

/// <summary>A range of seeds from the command line, with progress, violations by seed, and a last line of sums.</summary>
internal sealed record SeedRun(ulong From, ulong Count, bool Traced, string? Mutant)
{
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(10);

    public static SeedRun Of(string[] args)
    {
        string? After(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
        ulong? Number(string name) => After(name) is { } text ? ulong.Parse(text, CultureInfo.InvariantCulture) : null;
        return new SeedRun(Number("--seed") ?? Number("--from") ?? 1, Number("--seed") is null ? Number("--seeds") ?? 1 : 1, args.Contains("--trace"), After("--mutant"));
    }

    /// <returns>0 when no seed shows a violation; with a mutant the other way round.</returns>
    public int Run()
    {
        var (watch, said, violations, faults) = (Stopwatch.StartNew(), TimeSpan.Zero, 0, 0L);
        for (var seed = From; seed < From + Count; seed++)
        {
            var result = Seed.Run(seed, Mutant is null ? null : Mutants.Mutant.Make(Mutant), Traced);
            faults += result.Faults;
            Array.ForEach([.. result.Trace], Console.WriteLine);
            if (result.Violation is { } violation)
            {
                violations++;
                Console.WriteLine($"seed {seed}: {(Traced ? violation : violation.Split('\n')[0])}");
            }

            if (watch.Elapsed - said > BetweenLines)
            {
                said = watch.Elapsed;
                Console.WriteLine($"{seed - From + 1} of {Count} seeds, {violations} violations, {(seed - From + 1) / said.TotalSeconds:F0} seeds/s");
            }

            if (Count == 1)
            {
                Console.WriteLine($"hash {result.Hash:x16} steps {result.Steps} in {watch.Elapsed.TotalMilliseconds:F0} ms");
            }
        }

        Console.WriteLine($"seeds {Count} faults {faults} violations {violations}");
        return violations > 0 == (Mutant is not null) ? 0 : 1;
    }
}
