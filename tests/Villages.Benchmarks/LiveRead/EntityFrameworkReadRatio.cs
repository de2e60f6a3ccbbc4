using Villages.Benchmarks.EntityFramework;
using Villages.Benchmarks.Ratios;

namespace Villages.Benchmarks.LiveRead;

/// <summary>
/// The same random village of 2,456, beside a minimal API that reads it from PostgreSQL through EF Core. One in a hundred changes on the side that is being read: a reading
/// recorded by command in the product, a reading and the version updated by one statement in the village's row.
/// </summary>
internal static class EntityFrameworkReadRatio
{
    public static async Task<double> Measure()
    {
        await using var product = await ProductReads.Start();
        var answers = await product.Copy(product.Address);
        await using var database = await VillageDatabase.Create(answers.Values);
        await using var server = await VillageServer.Start(database, product.Validation);
        if ((await product.Copy(server.Address)).FirstOrDefault(answer => !answer.Value.Body.AsSpan().SequenceEqual(answers[answer.Key].Body)) is { Key: { } differing })
        {
            throw new InvalidOperationException($"Both sides must give the same bytes; {differing} differs.");
        }

        await using var commands = new Renewals(product.County.Renew);
        await using var updates = new Renewals(database.Renew);
        await Warm(product, product.Address, commands);
        await Warm(product, server.Address, updates);
        return await Rounds.Compare(
            () => commands.During(() => product.Read(product.Address)),
            () => updates.During(() => product.Read(server.Address)));
    }

    private static async Task Warm(ProductReads product, Uri server, Renewals renewals)
    {
        await renewals.During(() => product.Read(server));
        await renewals.During(async () =>
        {
            await product.Warm(server);
            return await product.Read(server);
        });
    }
}
