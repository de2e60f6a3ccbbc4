using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Villages.Benchmarks.CountyCycle;
using Villages.Benchmarks.Load;
using Villages.Domain;
using Villages.Domain.Cycles;
using Villages.Domain.Stars;
using Villages.Grains;
using Villages.Grains.Cycles;
using Villages.Grains.Rulebooks;
using Villages.Testing;

namespace Villages.Benchmarks.Figures;

/// <summary>As many villages as 山西 has, with secretaries and directors: what deciding costs without writing, and what waking more than 100,000 grains costs.</summary>
internal static class ProvinceFigures
{
    private const int AtOnce = 128;

    private static readonly CountyShape Shape = new(Townships: 29, VillagesPerTownship: 755);

    public static async Task Measure()
    {
        using var folder = new TemporaryFolder("province");
        IReadOnlyList<PersonId> people;
        await using (var app = await EmbeddedHost.Start(folder, Shape))
        {
            var county = app.Services.GetRequiredService<SyntheticCounty>();
            var seconds = await Ratios.Rounds.Seconds(county.Seed);
            Say($"  seeded {Shape.Townships * Shape.VillagesPerTownship} villages in {seconds:0.0} s");
            seconds = await Ratios.Rounds.Seconds(() => county.Record(county.Year));
            Say($"  recorded their readings in {seconds:0.0} s");
            people = county.People;
            await WhatIf(app.Services, county);
            await app.StopAsync();
        }

        await Wake(folder, people);
    }

    private static async Task WhatIf(IServiceProvider services, SyntheticCounty county)
    {
        var grains = services.GetRequiredService<IGrainFactory>();
        var asOf = new DateOnly(county.Year, 12, 31);
        var hash = (await grains.Rulebooks(county.Code).InForce(SyntheticCounty.Scheme, asOf))!.Hash;
        var rulebook = await services.GetRequiredService<RulebookCache>().Get(county.Code, hash);
        var head = (await grains.Feed().Head()).Position;
        ImmutableArray<AreaCode> roster = [.. county.Villages];
        var order = new ScoreOrder(new CycleId(SyntheticCounty.Scheme, county.Code, Period.OfYear(county.Year)), 1, asOf, head, head, hash, roster);
        for (var round = 0; round < 3; round++)
        {
            var started = Stopwatch.GetTimestamp();
            var scored = await services.GetRequiredService<CycleScoring>().Score(rulebook, order, roster, ImmutableSortedDictionary<AreaCode, ScoredVillage>.Empty);
            var result = StarRating.Calibrate(rulebook, [.. scored.Where(village => village.Score is not null).Select(village => village.Score!)], asOf);
            var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
            Say($"figure what-if-province {result.Outcomes.Length / seconds:0} decisions/s, {result.Outcomes.Length} in {seconds:0.00} s{(round == 0 ? ", cold" : "")}");
        }
    }

    private static async Task Wake(TemporaryFolder folder, IReadOnlyList<PersonId> people)
    {
        await using var app = await EmbeddedHost.Start(folder, Shape);
        var (grains, county) = (app.Services.GetRequiredService<IGrainFactory>(), app.Services.GetRequiredService<SyntheticCounty>());
        await grains.Village(county.Villages.First()).Read();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var started = Stopwatch.GetTimestamp();
        await Each(county.Villages, village => grains.Village(village).Read());
        await Each(people, person => grains.Official(person).Read());
        await Each(people, person => grains.Person(person).Read());
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var count = county.Villages.Count() + (2 * people.Count);
        Say($"figure cold-activation {count / seconds:0} grains/s, {count} in {seconds:0.00} s");
        Say($"figure memory-per-grain {(GC.GetTotalMemory(forceFullCollection: true) - before) / count} bytes of {count} grains");
        await app.StopAsync();
    }

    private static Task Each<T>(IEnumerable<T> items, Func<T, Task> act) =>
        Parallel.ForEachAsync(items, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (item, _) => await act(item));

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
