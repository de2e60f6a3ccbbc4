using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Villages.Domain;
using Villages.Domain.Centres;
using Villages.Domain.Imports;
using Villages.Domain.People;
using Villages.Domain.Posts;
using Villages.Grains.Tests.Journaling;
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
        ImportRow[] rows = [.. Enumerable.Range(0, Rows).Select(Registration)];
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

    [Fact]
    public async Task A_row_that_expired_on_its_way_is_given_again_and_not_reported_as_refused()
    {
        var slow = new SlowWay("centre", "Register");
        await using var county = await LiveCounty.Start(_folder.Path, slow.Clock, change: services => services.AddSingleton<IIncomingGrainCallFilter>(slow));
        await county.Settle();
        slow.Begin();

        var view = await Import(county, [Registration(0)]);

        Assert.True(slow.Late);
        Assert.Empty(view.Refused);
        Assert.NotNull(await county.Grains.Centre(Centre(0)).Read());
    }

    /// <summary>The report said that a row was refused; given again after its reason was gone, the row would take effect and still be told as refused.</summary>
    [Fact]
    public async Task A_refused_row_whose_report_nobody_confirmed_is_not_given_again()
    {
        HeldAnswers? journal = null;
        await using var county = await LiveCounty.Start(_folder.Path, change: services => HeldAnswers.Around(services, made => journal = made));
        await county.Settle();
        var (village, other) = (LiveCounty.Villages[0], PersonId.Create(LiveCounty.County, "another-secretary---"u8.ToArray()));
        journal!.LoseNext("imports.report-rows", () => county.Grains.Village(village).Vacate(county.Command(
            new VacatePost(LiveCounty.SecretaryOf(village), Position.Secretary, new DateOnly(2026, 1, 31), EndReason.Resigned), "left")));

        var view = await Import(county, [Row(0, village.Stream, new FillPost(other, Position.Secretary, new DateOnly(2026, 2, 1)))]);

        Assert.Equal([2], view.Refused.Select(refusal => refusal.Line));
        Assert.Null((await county.Grains.Village(village).Read()).Summary.Secretary);
    }

    private static async Task<ImportView> Import(LiveCounty county, ImportRow[] rows)
    {
        var import = county.Grains.Import("141129-rows");
        Assert.True((await import.Stage(county.Command(new StageRows(0, rows), "stage"))).Accepted);
        Assert.True((await import.Accept(county.Command(new AcceptImport("rows", "rows.csv", new string('a', 64), rows.Length, 1), "accept"))).Accepted);
        return await Eventually.Gives("the import is completed", async () => await import.Read() is { Status: ImportStatus.Completed } view ? view : null);
    }

    private static ImportRow Registration(int i) =>
        Row(i, Centre(i).Stream, new RegisterCentre(CentreKind.Centre, $"第{i}中心", 100m, new DateOnly(2024, 5, 1)));

    private static ImportRow Row<T>(int i, StreamKey target, T body)
        where T : ICommandBody => new(i + 2, target.Text, body.Kind, CommandCodec.Encode(body));

    private static CentreId Centre(int i) =>
        CentreId.Parse(string.Create(CultureInfo.InvariantCulture, $"{LiveCounty.Villages[i % 12]}-{(i / 12) + 1:00}"));
}
