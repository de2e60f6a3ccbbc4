using Villages.Benchmarks.Ratios;

namespace Villages.Benchmarks.LiveRead;

/// <summary>
/// A random village of 2,456 through authentication, access, validation, its live state and ETag, while one in a hundred changes, beside a bare Kestrel that writes the bytes
/// those villages had at the start.
/// </summary>
internal static class LiveReadRatio
{
    public static async Task<double> Measure()
    {
        await using var product = await ProductReads.Start();
        await using var renewals = new Renewals(product.County.Renew);
        await product.Warm(product.Address);
        renewals.Follow((await product.Read(product.Address)).PerSecond);
        await using var bare = await BareServer.Start(await product.Copy(product.Address));
        await product.Warm(bare.Address);
        await product.Warm(product.Address);
        return await Rounds.Compare(
            async () =>
            {
                var pace = await product.Read(product.Address);
                renewals.Follow(pace.PerSecond);
                return pace;
            },
            () => product.Read(bare.Address));
    }
}
