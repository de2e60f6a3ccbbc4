using Villages.Testing;

namespace Villages.Grains.Tests.Hosting;

/// <summary>Orleans' ADO.NET storage reads bare keys as hexadecimal numbers: <c>01</c>, <c>1</c> and <c>001</c> share a row. A prefix keeps them apart.</summary>
public sealed class KeyTests : IDisposable
{
    private static readonly string[] Alike =
    [
        "1", "01", "001", "A", "a", "0A", "141129100003", "0141129100003", "00000000000000000000000000000001", "e0000000-0000-0000-0000-000000000001",
    ];

    private readonly TemporaryFolder _folder = new("keys");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Keys_that_would_be_one_number_keep_a_row_each_behind_their_prefix()
    {
        await using var silo = await TestSilo.OnSqlite(_folder.Path);
        foreach (var key in Alike)
        {
            Assert.Equal(1, await silo.Grain<ITallyGrain>($"village/{key}").Add(1));
        }
    }

    [Fact]
    public async Task Without_the_prefix_they_would_share_one()
    {
        await using var silo = await TestSilo.OnSqlite(_folder.Path);
        await silo.Grain<ITallyGrain>("01").Add(1);
        Assert.Equal(1, await silo.Grain<ITallyGrain>("001").Read());
    }
}
