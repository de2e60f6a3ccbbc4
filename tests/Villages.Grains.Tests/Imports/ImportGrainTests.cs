using System.Globalization;
using Villages.Domain;
using Villages.Domain.Centres;
using Villages.Domain.Imports;
using Villages.Testing;

namespace Villages.Grains.Tests.Imports;

public sealed class ImportGrainTests : IDisposable
{
    private const int Rows = 900;
    private readonly TemporaryFolder _folder = new("import");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_accepted_file_is_rolled_forward_after_a_restart_although_nobody_asks_for_it()
    {
        var clock = new JumpingClock(new DateTimeOffset(2026, 3, 2, 1, 0, 0, TimeSpan.Zero));
        var rows = Enumerable.Range(0, Rows).Select(i => new ImportRow(
            i + 2, Centre(i).Stream.Text, "centres.register",
            CommandCodec.Encode(new RegisterCentre(CentreKind.Centre, $"第{i}中心", 100m, new DateOnly(2024, 5, 1))))).ToArray();
        await using (var county = await LiveCounty.Start(_folder.Path, clock))
        {
            await county.Settle();
            var import = county.Grains.Import("141129-restart");
            Assert.True((await import.Stage(county.Command(new StageRows(0, rows), "stage"))).Accepted);
            Assert.True((await import.Accept(county.Command(new AcceptImport("centres", "centres.csv", new string('a', 64), Rows, 1), "accept"))).Accepted);
        }

        await using var again = await LiveCounty.Start(_folder.Path, clock);
        await Eventually.Holds("the last row has reached its centre", async () => await again.Grains.Centre(Centre(Rows - 1)).Read() is not null, TimeSpan.FromSeconds(60));
        var view = await again.Grains.Import("141129-restart").Read();
        Assert.Empty(view!.Refused);
    }

    private static CentreId Centre(int i) =>
        CentreId.Parse(string.Create(CultureInfo.InvariantCulture, $"{LiveCounty.Villages[i % 12]}-{(i / 12) + 1:00}"));
}
