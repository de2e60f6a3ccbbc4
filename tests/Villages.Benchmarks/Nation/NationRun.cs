using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Villages.Benchmarks.Ratios;
using Villages.Domain;
using Villages.Domain.VillageLife;
using Villages.Grains;
using Villages.Grains.Auditing;
using Villages.Grains.Cycles;
using Villages.Domain.Access;
using Villages.Host.Auth;
using Villages.Host.FirstRun;
using Villages.Host.Verbs;
using Villages.Journal;

namespace Villages.Benchmarks.Nation;

/// <summary>A whole country: its register, a secretary and the readings of a year for every village, the star cycle of every county to its end, and the proof of the journal.</summary>
internal sealed class NationRun(NationCluster cluster, NationRegister register)
{
    private const int Year = 2025;
    private const int CountiesAtOnce = 6;
    private const int WarmCounties = 30;
    private static readonly TimeSpan OneSecond = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AfterAKill = TimeSpan.FromMinutes(1);

    private readonly IJournal _journal = cluster.Services.GetRequiredService<IJournal>();
    private readonly IGrainFactory _grains = cluster.Services.GetRequiredService<IGrainFactory>();

    private readonly CountyFolds _folds = new(cluster.Services, register);

    /// <returns>1 when the journal does not verify.</returns>
    public static async Task<int> Run(IReadOnlyList<string> arguments)
    {
        if (NationOptions.Parse(arguments) is not { } options)
        {
            return 2;
        }

        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        var started = Stopwatch.GetTimestamp();
        var register = NationRegister.Of(options);
        Say($"nation: {register.Areas} areas, {register.Counties.Count} counties, {register.Villages} villages and communities; {options.Engine}, {options.Silos} silo(s)");
        await using var cluster = await NationCluster.Start(options);
        var sound = false;
        await Progress.Show(async progress => sound = await new NationRun(cluster, register).Run(options, progress));
        Say($"figure nation-whole {Stopwatch.GetElapsedTime(started).TotalMinutes:0.0} minutes; peak memory {cluster.PeakMemory() / 1e9:0.0} GB; database {await cluster.DatabaseSize() / 1e9:0.00} GB");
        return sound ? 0 : 1;
    }

    private async Task<bool> Run(NationOptions options, Action<string, int, int> progress)
    {
        var load = new NationLoad(cluster.Services, register, Year, progress);
        await Phase("register", load.Areas);
        await Phase("people", load.People);
        await Phase("readings", load.Readings);

        // One county after the other, as a county alone would have it; the median is what the nation is compared with.
        var alone = new List<double>();
        var first = register.Counties.Where((_, i) => i % Math.Max(1, register.Counties.Count / WarmCounties) == 0).Take(WarmCounties).ToArray();
        foreach (var county in first)
        {
            alone.Add(1e6 * await Rounds.Seconds(() => Cycle(county)) / county.Villages.Count);
        }

        var rest = register.Counties.Except(first).ToArray();
        var villages = rest.Sum(county => county.Villages.Count);
        var done = 0;
        var killed = options.Kill ? villages / 2 : int.MaxValue;
        using var watch = PageWatch.Start(new Uri(cluster.App.Urls.First()), register.Counties.Select(county => $"/api/v1/areas/{county.Code}"), Token());
        ServerTime.Excluded = watch.Id;
        var seconds = await Phase("cycles", () => Parallel.ForEachAsync(rest, new ParallelOptions { MaxDegreeOfParallelism = CountiesAtOnce }, async (county, _) =>
        {
            await Cycle(county);
            var now = Interlocked.Add(ref done, county.Villages.Count);
            progress("cycles", now, villages);
            if (now >= killed && Interlocked.Exchange(ref killed, int.MaxValue) < int.MaxValue)
            {
                cluster.KillOne();
            }
        }));
        var looks = await watch.End();
        await Task.Delay(OneSecond);
        var pages = await _folds.Pages();
        Say($"figure nation-county-page {looks}; target p99 5 ms");
        var median = alone.Order().ElementAt(alone.Count / 2);
        Say($"figure nation-decisions {villages / seconds:0} durable decisions/s");
        Say($"ratio nation-cost-per-village {1e6 * seconds / villages / median:0.00} target 1.30 ({1e6 * seconds / villages:0} µs a village beside {median:0} µs of {alone.Count} counties alone)");
        var agreed = await Agreed(pages, options.Kill ? AfterAKill : TimeSpan.Zero);
        Say($"result {await ResultHash.Of(_grains, register, Year, options.Results)}");
        AuditReport? report = null;
        await Phase("verify", async () => report = await cluster.Services.GetRequiredService<IJournalAudit>().Run());
        Say($"verified: {report!.Commits} commits, {report.Cycles} cycles computed again, {report.Effects} effects traced; {report.FirstViolation ?? "sound"}");
        return report.FirstViolation is null && agreed;
    }

    /// <param name="patience">A county whose silo was killed is shown again once its villages have come to life elsewhere.</param>
    private async Task<bool> Agreed(Dictionary<AreaCode, AreaTotals> pages, TimeSpan patience)
    {
        var (folds, started) = (await _folds.Journal(ChinaTime.Today(TimeProvider.System)), Stopwatch.GetTimestamp());
        var differing = folds.Count(fold => pages[fold.Key] != fold.Value);
        Say($"county pages a second after the end: {differing} of {folds.Count} differ from the fold of the journal");
        while (differing > 0 && Stopwatch.GetElapsedTime(started) < patience)
        {
            await Task.Delay(OneSecond);
            pages = await _folds.Pages();
            differing = folds.Count(fold => pages[fold.Key] != fold.Value);
            Say($"county pages {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s later: {differing} differ");
        }

        return differing == 0;
    }

    private string Token() => cluster.Services.GetRequiredService<TokenIssuer>().Issue("benchmark", Roles.All[0], AreaCode.Nation, TimeSpan.FromHours(4));

    /// <summary>From wherever the cycle stands: who drives it asks again when the silo it asked was killed.</summary>
    private Task<CycleView> Cycle(NationCounty county) => Insistence.UntilAnswered(
        () => new CycleRun(_grains, TimeProvider.System, "system:nation").Complete(county.Cycle(Year), (_, _, _) => { }));

    private async Task<double> Phase(string name, Func<Task> work)
    {
        var (batches, before) = (await _journal.LastBatch(), ServerTime.Spent());
        var (paused, collected, allocated) = (GC.GetTotalPauseDuration(), GC.CollectionCount(0), GC.GetTotalAllocatedBytes());
        var rows = await Rows();
        var seconds = await Rounds.Seconds(work);
        rows = await Rows() - rows;
        var cpu = (ServerTime.Spent() - before).TotalSeconds;
        Say($"phase {name} {seconds:0.0} s, {rows} rows in {await _journal.LastBatch() - batches} batches, {rows / seconds:0} rows/s, {1e6 * cpu / Math.Max(1, rows):0} µs of processor a row");
        Say($"  garbage: {(GC.GetTotalAllocatedBytes() - allocated) / 1e3 / Math.Max(1, rows):0.0} KB a row, {GC.CollectionCount(0) - collected} collections, {100 * (GC.GetTotalPauseDuration() - paused).TotalSeconds / seconds:0} % of the time");
        return seconds;
    }

    private Task<long> Rows() => cluster.Rows();

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
