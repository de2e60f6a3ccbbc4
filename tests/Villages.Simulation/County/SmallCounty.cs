using System.Collections.Immutable;
using System.Text;
using Villages.Domain;
using Villages.Domain.Areas;
using Villages.Domain.People;
using Villages.Domain.Posts;
using Villages.Domain.Readings;
using Villages.Domain.Rulebooks;
using Villages.Grains;
using Villages.Grains.Areas;
using Villages.Grains.Calendars;
using Villages.Grains.Hosting;
using Villages.Journal;
using Villages.Journal.Privacy;
using Villages.Simulation.Cluster;
using Villages.Simulation.Database;
using Villages.Simulation.Faults;
using Villages.Simulation.Loop;
using Villages.Testing;

namespace Villages.Simulation.County;

/// <summary>Two townships of four villages, each with a secretary and a reading: where every seed begins.</summary>
internal static class SmallCounty
{
    public static readonly AreaCode County = AreaCode.Parse("141129");

    public static readonly ImmutableArray<AreaCode> Villages = [.. Enumerable.Range(0, 8).Select(i => AreaCode.Parse($"14112910{i / 4}{(i % 4) + 201:000}"))];

    public static readonly CycleId Cycle = new("stars", County, Period.OfYear(2025));

    private static readonly Lazy<MemoryTables> Kept = new(Settle);

    public static IPersonVault Vault { get; } = new PersonVault(null!, () => DeploymentKey.Parse(Convert.ToBase64String(new byte[32])), new JournalOptions());

    public static IndicatorCatalogue Indicators { get; } = SiloConfiguration.Indicators(Path.Combine(SourceTree.Root, "silo-config"));

    public static CountyCalendars Calendars { get; } = new(new Domain.Calendars.CountyCalendar([], new Domain.Calendars.WorkingDays([], [])));

    public static SiloSettings Settings { get; } = new() { Heartbeat = TimeSpan.FromSeconds(5) };

    /// <summary>What the database holds before a seed's first step; made once by the product itself.</summary>
    public static MemoryTables Beginning => Kept.Value;

    /// <summary>Secretary of a village at first, and those who follow.</summary>
    public static PersonId Person(AreaCode village, int nth = 0) => PersonId.Create(County, Encoding.ASCII.GetBytes($"{village.Value}-------{nth}"));

    public static RecordReadings Reading(AreaCode village, decimal score, int sequence) => new(
        [new Reading("party-building", Period.OfYear(2025), score, $"township-{village.Parent}", sequence, new DateOnly(2025, 12, 20))]);

    private static MemoryTables Settle()
    {
        var world = new World(0);
        var cluster = new SimulatedCluster(world, new Storm(world.Dice, calm: true), new MemoryTables(), Product.Itself, 1);
        var settled = world.Room("settling", ordered: true).Start(() => Fill(cluster));
        world.Run(() => settled.IsCompleted, TimeSpan.FromMinutes(5));
        settled.GetAwaiter().GetResult();
        return cluster.Surprises.Found.Count == 0
            ? cluster.Tables
            : throw new InvalidOperationException($"The county does not settle. {string.Join('\n', cluster.Surprises.Found)}");
    }

    private static async Task Fill(SimulatedCluster cluster)
    {
        var clock = cluster.Processes[0].Clock;
        Command<T> Of<T>(T body, string intent)
            where T : ICommandBody => new(CommandId.Derive("settle", body.Kind, intent), "settle", clock.GetUtcNow().UtcDateTime.AddHours(1), body);

        await Task.Delay(TimeSpan.FromSeconds(1), clock);
        var grains = cluster.References;
        Check(await grains.Register(AreaCode.Nation).Register(Of(new RegisterAreas([Row("14", "山西省"), Row("1411", "吕梁市"), Row("141129", "中阳县")]), "upper")));
        Check(await grains.Register(County).Register(Of(
            new RegisterAreas([Row("141129100", "甲镇"), Row("141129101", "乙镇"), .. Villages.Select((code, i) => Row(code.Value, $"第{i + 1}村委会"))]), "county")));
        Check(await grains.Rulebooks(County).Adopt(Of(new AdoptRulebook("stars", TinyRulebook.Json, null, "县委组织部"), "stars")));
        for (var i = 0; i < Villages.Length; i++)
        {
            var village = grains.GetGrain<IVillageGrain>(Villages[i].Stream.Text);
            Check(await village.Fill(Of(new FillPost(Person(Villages[i]), Position.Secretary, new DateOnly(2021, 1, 10)), $"{i}")));
            Check(await village.Record(Of(Reading(Villages[i], 70 + (4 * i), 1), $"{i}")));
        }

        for (var last = 0L; last < cluster.Tables.LastBatch;)
        {
            last = cluster.Tables.LastBatch;
            await grains.Consequences().Reached(last * Commit.PositionsPerBatch);
        }

        cluster.Tables.Checkpoints["consequences"] = ((cluster.Tables.LastBatch + 1) * Commit.PositionsPerBatch) - 1;
    }

    private static void Check(Outcome<Receipt> outcome)
    {
        if (!outcome.Accepted)
        {
            throw new InvalidOperationException(outcome.Refusal.Message.English);
        }
    }

    private static AreaRow Row(string code, string name) => new(AreaCode.Parse(code), name, AreaCode.Parse(code).Parent, new DateOnly(2020, 1, 1));
}
