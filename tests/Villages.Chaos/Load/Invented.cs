using System.Globalization;
using System.Text;
using System.Text.Json;
using Villages.Domain;
using Villages.Domain.People;
using Villages.Domain.Readings;
using Villages.Domain.Rulebooks;
using Villages.Grains.Hosting;
using Villages.Host.FirstRun;
using Villages.Testing;

namespace Villages.Chaos.Load;

/// <summary>People and readings that exist nowhere, the same in every run: files for the real import.</summary>
internal sealed class Invented
{
    private static readonly string Config = Path.Combine(SourceTree.Root, "silo-config");

    private readonly IndicatorCatalogue _indicators = SiloConfiguration.Indicators(Config);
    private readonly string _text = ShippedRulebook.WithoutWindow;
    private readonly Rulebook _rulebook;

    public Invented() => _rulebook = RulebookReader.Read(Encoding.UTF8.GetBytes(_text), "stars").Rulebook!;

    /// <summary>Body that adopts the shipped rulebook for a county.</summary>
    public string Adoption(County county) => $$"""{"area":"{{county.Code}}","scheme":"stars","by":"演示数据","rulebook":{{_text}}}""";

    /// <summary>A secretary a village, in office long enough to be rated in every year.</summary>
    public static string Persons(IEnumerable<County> counties)
    {
        var text = new StringBuilder("idNumber,name,organisation,position,from\n");
        var number = 0;
        foreach (var village in counties.SelectMany(county => county.Villages))
        {
            var dice = new DemoDice($"chaos{village}");
            // No province begins with 99.
            var digits = string.Create(CultureInfo.InvariantCulture,
                $"99{number / 500:0000}19{dice.Between(64, 90)}{dice.Between(1, 12):00}{dice.Between(1, 28):00}{number % 500 * 2:000}");
            text.Append(CultureInfo.InvariantCulture, $"{digits}{IdNumber.CheckCharacter(digits)},演示{number:00000},{village},{Position.Secretary},2018-11-15\n");
            number++;
        }

        return text.ToString();
    }

    /// <summary>Readings of every year for some counties; one village is one command.</summary>
    public string Readings(IEnumerable<County> counties)
    {
        var text = new StringBuilder("area,period,indicator,score,good,ratherGood,average,poor,observedOn\n");
        foreach (var village in counties.SelectMany(county => county.Villages))
        {
            foreach (var reading in Province.Years.SelectMany(year => DemoReadings.Of(village, year, _rulebook, _indicators).Readings))
            {
                var votes = reading.Value.Ballots?.Votes;
                text.Append(CultureInfo.InvariantCulture, $"{village},{reading.Period},{reading.Indicator},{reading.Value.Score},")
                    .Append(CultureInfo.InvariantCulture, $"{votes?["good"]},{votes?["ratherGood"]},{votes?["average"]},{votes?["poor"]},{reading.ObservedOn:yyyy-MM-dd}\n");
            }
        }

        return text.ToString();
    }

    /// <summary>Body of an interactive command: one reading of the present year, which no cycle of the load looks at.</summary>
    public string Reading(AreaCode village, string source, long sequence)
    {
        var score = DemoReadings.Of(village, 2026, _rulebook, _indicators).Readings.First(reading => reading.Value.Score is not null) with
        {
            Source = source, Sequence = sequence, ObservedOn = new DateOnly(2026, 6, 30),
        };
        return $$"""{"village":"{{village}}","readings":[{{JsonSerializer.Serialize(score, DomainJson.Options)}}]}""";
    }
}
