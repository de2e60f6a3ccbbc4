using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;

namespace Villages.Benchmarks.EntityFramework;

/// <summary>
/// Contexts as a team that cares for speed sets them up: pooled, without tracking, thread checks or resets of connections, statements prepared by the driver at their second use.
/// </summary>
internal static class TunedContexts
{
    /// <summary>Rows of one <c>SaveChanges</c>, sent as one batch of prepared statements.</summary>
    public const int Rows = 1_000;

    public static NpgsqlDataSource Source(string database) => NpgsqlDataSource.Create(
        database + ";Maximum Pool Size=64;Max Auto Prepare=40;Auto Prepare Min Usages=2;No Reset On Close=true;Include Error Detail=false");

    public static void Tune(this DbContextOptionsBuilder options, NpgsqlDataSource source) => options
        .UseNpgsql(source, npgsql => npgsql.MaxBatchSize(Rows))
        .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
        .EnableThreadSafetyChecks(false);

    public static PooledDbContextFactory<TContext> Pool<TContext>(NpgsqlDataSource source)
        where TContext : DbContext
    {
        var options = new DbContextOptionsBuilder<TContext>();
        options.Tune(source);
        return new PooledDbContextFactory<TContext>(options.Options);
    }

    /// <summary>Adds in batches, each one a transaction.</summary>
    public static async Task Save<TContext>(this PooledDbContextFactory<TContext> contexts, IEnumerable<object> rows, CancellationToken cancellation = default)
        where TContext : DbContext =>
        await Parallel.ForEachAsync(rows.Chunk(Rows), cancellation, async (batch, stop) =>
        {
            await using var context = await contexts.CreateDbContextAsync(stop);
            context.ChangeTracker.AutoDetectChangesEnabled = false;
            context.AddRange(batch);
            await context.SaveChangesAsync(stop);
        });
}
