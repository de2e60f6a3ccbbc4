using System.Diagnostics;
using System.Globalization;
using Villages.Chaos.Databases;
using Villages.Chaos.Nodes;
using Villages.Chaos.Rows;
using Villages.Testing;

namespace Villages.Chaos.Running;

/// <summary>One run: the ground is laid once, every row stands on a copy of it.</summary>
internal static class ChaosRun
{
    public static async Task<int> Start(IReadOnlyList<string> arguments)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        if (RunOptions.Parse(arguments) is not { } options || Chosen(options) is not { Count: > 0 } rows)
        {
            Console.Error.WriteLine($"{RunOptions.Usage}\nrows: {string.Join(' ', AllRows.Names)}");
            return 2;
        }

        using var folder = new TemporaryFolder("chaos");
        await using var keep = new Keepsake(folder.Path, options.Keep);
        using var watchdog = new Watchdog();
        Progress.Say($"logs in {folder.Path}");
        await using var ground = await Ground.Lay(options.Tier, folder, watchdog, rows.Any(row => row.NeedsReference));
        var verdict = new Verdict(options);
        foreach (var row in rows)
        {
            for (var i = 0; i < options.Seeds; i++)
            {
                // Rows keep what they measured: a fresh one each time.
                var fresh = AllRows.Create().Single(one => one.Name == row.Name);
                verdict.Add(row.Name, await Run(fresh, options with { Seed = options.Seed + i }, ground, folder));
            }
        }

        keep.Wanted |= verdict.AnyBroken;
        return verdict.Print(Console.Out, Progress.Elapsed);
    }

    private static async Task<Outcome> Run(IRow row, RunOptions options, Ground ground, TemporaryFolder folder)
    {
        var started = Stopwatch.GetTimestamp();
        var context = new RowContext(ground, options, row, Directory.CreateDirectory(folder.File($"{row.Name}-{options.Seed}")).FullName);
        try
        {
            await row.Run(context);
        }
        catch (Exception fault)
        {
            context.Findings.Violation($"the row itself failed: {fault}");
        }

        if (context.Findings is { Omissions.Count: 0, Faults: var faults } && faults < context.Wanted)
        {
            context.Findings.NotRun($"{faults} of {context.Wanted} faults were made");
        }

        Console.WriteLine(context.Line);
        context.Findings.Print(Console.Out);
        Progress.Say($"{row.Name} took {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s");
        if (options.Tier == Tier.Full)
        {
            await Report.Append(context);
        }

        return context.Outcome;
    }

    private static List<IRow> Chosen(RunOptions options) =>
        options.Rows is not { } names ? [.. AllRows.Create()]
        : names.Except(AllRows.Names).Any() ? []
        : [.. AllRows.Create().Where(row => names.Contains(row.Name))];
}
