using System.Globalization;
using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Villages.Domain;
using Villages.Domain.People;
using Villages.Domain.Readings;
using Villages.Domain.Rulebooks;
using Villages.Grains;
using Villages.Host.FirstRun;
using Villages.Host.Imports;
using Villages.Host.Tests.Verbs;
using Villages.Testing;

namespace Villages.Host.Tests.Imports;

/// <summary>A register that is not ours: 吕梁市, 13 counties and 2,456 villages, cut from the national register of 2023.</summary>
public sealed class LvliangTests
{
    private const int Year = 2025;

    [Fact]
    public async Task A_city_is_imported_rated_county_by_county_and_verified()
    {
        await using var host = await ImportHost.Started();
        Assert.Equal(14, (await host.Imported(ImportKind.Areas, await Register())).Length);
        var tree = host.Register.Tree;
        Assert.Equal(2_625, tree.Count);

        var head = await host.Head();
        Assert.True((await host.Accepted(ImportKind.Areas, await Register())).Repeated);
        Assert.Equal(head, await host.Head());

        var villages = tree.VillagesUnder(AreaCode.Parse("1411"), new DateOnly(Year, 12, 31)).Select(row => row.Code).ToArray();
        Assert.Equal(2_456, villages.Length);
        Assert.All(await host.Imported(ImportKind.Persons, Encoding.UTF8.GetBytes(Persons(villages))), import => Assert.Empty(import.Refused));
        Assert.All(await host.Imported(ImportKind.Readings, Encoding.UTF8.GetBytes(Readings(host.App, villages))), import => Assert.Empty(import.Refused));
        foreach (var county in villages.GroupBy(v => v.County!.Value))
        {
            await Rated(host.App, county.Key, county.Count());
        }

        await host.Stop();
        var (code, output, complaints) = await HostProcess.Run("verify", $"--Villages:Data={host.DataFolder}");
        Assert.True(code == 0, output + complaints);
    }

    private static async Task<byte[]> Register()
    {
        await using var file = File.OpenRead(Path.Combine(SourceTree.TestProject, "data", "lvliang-areas.csv.gz"));
        await using var unpacked = new GZipStream(file, CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        await unpacked.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    private static async Task Rated(WebApplication app, AreaCode county, int villages)
    {
        Villages.Grains.Access.Principal.Of("test").Enter();
        var (grains, clock) = (app.Services.GetRequiredService<IGrainFactory>(), app.Services.GetRequiredService<TimeProvider>());
        foreach (var (name, adoption) in DefaultRulebooks.Read(app.Services.GetRequiredService<ConfigFolder>(), "test"))
        {
            await new DemoSender(clock).Send(adoption, grains.Rulebooks(county).Adopt, $"{county}-{name}");
        }

        var cycle = new CycleId(DemoSeed.Scheme, county, Period.OfYear(Year));
        await new CycleRun(grains, clock, "system:test").Complete(cycle, (_, _, _) => { });
        var results = await grains.Cycle(cycle).Results(new(1, 200));
        Assert.Equal(villages, results.Total);
        Assert.All(results.Items, result => Assert.NotNull(result.StarsAfter));
    }

    private static string Persons(AreaCode[] villages)
    {
        var text = new StringBuilder("idNumber,name,organisation,position,from\n");
        var people = new DemoPeople(Year);
        foreach (var village in villages)
        {
            var person = people.Make(new DemoDice(village.Value), 35, 60);
            text.Append(CultureInfo.InvariantCulture, $"{person.IdNumber},{person.Name},{village},{Position.Secretary},2018-11-15\n");
        }

        return text.ToString();
    }

    private static string Readings(WebApplication app, AreaCode[] villages)
    {
        var draft = DefaultRulebooks.Read(app.Services.GetRequiredService<ConfigFolder>(), "test").First(d => d.Adoption.Scheme == DemoSeed.Scheme).Adoption;
        var rulebook = RulebookReader.Read(Encoding.UTF8.GetBytes(draft.Json), "stars").Rulebook!;
        var text = new StringBuilder("area,period,indicator,score,good,ratherGood,average,poor,observedOn\n");
        foreach (var village in villages)
        {
            foreach (var reading in DemoReadings.Of(village, Year, rulebook, app.Services.GetRequiredService<IndicatorCatalogue>()).Readings)
            {
                var votes = reading.Value.Ballots?.Votes;
                text.Append(CultureInfo.InvariantCulture, $"{village},{Year},{reading.Indicator},{reading.Value.Score},")
                    .Append(CultureInfo.InvariantCulture, $"{votes?["good"]},{votes?["ratherGood"]},{votes?["average"]},{votes?["poor"]},{reading.ObservedOn:yyyy-MM-dd}\n");
            }
        }

        return text.ToString();
    }
}
