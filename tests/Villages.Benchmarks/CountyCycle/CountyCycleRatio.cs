using Villages.Benchmarks.Ratios;

namespace Villages.Benchmarks.CountyCycle;

/// <summary>A county's cycle with every decision and every commit, beside something else that writes as many equal rows: the database on its own where nothing else is said.</summary>
internal static class CountyCycleRatio
{
    public static Task<double> Measure<TGround>(Func<Task<TGround>> start)
        where TGround : Ground => Measure(start, ground => Rounds.Compare(ground.Cycle, ground.Floor));

    /// <summary>The same of some counties side by side: what one alone leaves waiting, the others use.</summary>
    public static Task<double> MeasureAll<TGround>(Func<Task<TGround>> start)
        where TGround : Ground => Measure(start, ground => Rounds.Compare(ground.CycleOfAll, ground.Floor));

    /// <param name="compare">Gives the ratio on warm ground.</param>
    public static async Task<double> Measure<TGround>(Func<Task<TGround>> start, Func<TGround, Task<double>> compare)
        where TGround : Ground
    {
        await using var ground = await start();
        await Warmth.Reach(ground.CycleOfAll);
        return await compare(ground);
    }

    /// <summary>The other side is made as warm as ours.</summary>
    public static async Task<double> Compare(Ground ground, Func<Task<Pace>> other)
    {
        await Warmth.Reach(other);
        return await Rounds.Compare(ground.Cycle, other);
    }
}
