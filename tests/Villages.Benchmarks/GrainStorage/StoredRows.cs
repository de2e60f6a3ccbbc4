using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Villages.Benchmarks.CountyCycle;
using Villages.Benchmarks.Ratios;

namespace Villages.Benchmarks.GrainStorage;

/// <summary>
/// As many rows as the last cycle committed, of the same sizes, each the state of a grain of its own and written by one <c>WriteStateAsync</c> into the same server.
/// The grains are awake before, as a cycle's are; every row is new, so no write has to find an old one. State goes to the database as it is, without JSON.
/// </summary>
internal sealed class StoredRows(PostgreSqlGround ground)
{
    public const string Storage = "benchmarks";

    private const int AtOnce = 128;

    private int _round;

    public static Task<double> Compare(PostgreSqlGround ground) => CountyCycleRatio.Compare(ground, new StoredRows(ground).Write);

    private async Task<Pace> Write()
    {
        _round++;
        var grains = ground.Services.GetRequiredService<IGrainFactory>();
        var rows = (await ground.Rows()).Select((row, place) => (
            Grain: grains.GetGrain<IStoredRowGrain>($"row-{_round}-{place}"), Content: new Orleans.Concurrency.Immutable<byte[]>(RandomNumberGenerator.GetBytes(row.Size)))).ToArray();
        await Each(rows, row => row.Grain.Wake());
        return await Pace.Of(async () => (rows.Length, await Rounds.Seconds(() => Each(rows, row => row.Grain.Write(row.Content)))));
    }

    private static Task Each<T>(IEnumerable<T> items, Func<T, Task> act) =>
        Parallel.ForEachAsync(items, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (item, _) => await act(item));
}
