using Villages.Benchmarks.Ratios;

namespace Villages.Benchmarks.CountyCycle;

/// <summary>A county's cycle with every decision and every commit, beside the database writing as many equal rows on its own.</summary>
internal static class CountyCycleRatio
{
    private const int Warming = 20;

    public static async Task<double> Measure<TGround>(Func<Task<TGround>> start)
        where TGround : Ground
    {
        await using var ground = await start();

        // So long the compiler goes on improving what a cycle runs through.
        for (var cycle = 0; cycle < Warming; cycle++)
        {
            await ground.Cycle();
        }

        return await Rounds.Compare(ground.Cycle, ground.Floor);
    }
}
