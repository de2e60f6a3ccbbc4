using System.Collections.Concurrent;
using Villages.Domain;
using Villages.Domain.Areas;
using Villages.Domain.Grids;
using Villages.Domain.Readings;
using Villages.Domain.Rulebooks;
using Villages.Grains;
using Villages.Grains.Areas;
using Villages.Grains.People;

namespace Villages.Host.FirstRun;

/// <summary>
/// Fills an empty journal with the demo county, all through grains and with derived command ids: a start after a crash goes on, a later start finds everything done.
/// </summary>
internal sealed class DemoSeed(IGrainFactory grains, IAreaRegister register, IndicatorCatalogue indicators, ConfigFolder config, TimeProvider clock)
{
    public const string Scheme = "stars";

    private const int AtOnce = 64;

    private static readonly CommandId First = DemoSender.IdOf("areas.register", AreaCode.Nation.Value);

    private readonly DemoSender _sender = new(clock);

    /// <summary>True when nothing was ever written, or an earlier seeding did not come to its end.</summary>
    public async Task<bool> IsDue()
    {
        if ((await grains.Feed().Read(0, 1)).Items.Count == 0)
        {
            return true;
        }

        return await Begun() is { } today && (await grains.Commands().Find(DemoSender.IdOf("readings.record", LastKey(CountyOf(today))))).Count == 0;
    }

    /// <summary>The demo county when seeding was begun here, else null.</summary>
    public async Task<DemoCounty?> Standing() => await Begun() is { } today ? CountyOf(today) : null;

    /// <param name="lines">Step, done, total; a step is reported first with 0 done.</param>
    /// <returns>The county with its year; the cycle of the year before is in effect, that of the year is ready to start.</returns>
    public async Task<DemoCounty> Run(Action<string, int, int> lines, CancellationToken cancellation = default)
    {
        var county = CountyOf(await Begun() ?? clock.Today());
        var drafts = DefaultRulebooks.Read(config, DemoCounty.Label);
        var (_, draft) = drafts.First(d => d.Adoption.Scheme == Scheme);
        var rulebook = RulebookReader.Read(System.Text.Encoding.UTF8.GetBytes(draft.Json), Scheme).Rulebook
            ?? throw new RefusedException("The shipped rulebook does not read. 随附的规则簿无法读取。");

        await Areas(county, lines);
        await Each([.. drafts.SelectMany(d => Adoptions(d, county))], "规则簿 rulebooks", lines, d => _sender.Send(d.Adoption, grains.Rulebooks(county.County).Adopt, d.Name));
        var people = await People(county, lines);
        await Each([.. county.Tenures.GroupBy(t => t.Village)], "任职 tenures", lines, async village =>
        {
            foreach (var tenure in village)
            {
                await _sender.Send(tenure.ToCommand(people[tenure.Person.IdNumber]), grains.Village(tenure.Village).Fill,
                    $"{tenure.Village}-{tenure.Position}-{tenure.From:yyyyMMdd}");
            }
        });
        await Each([.. county.AllCentres()], "服务中心·站 centres and stations", lines, c => _sender.Send(c.Centre, grains.Centre(c.Id).Register, c.Id.Value));
        await Each([.. county.AllGrids()], "网格 grids", lines, async g =>
        {
            await _sender.Send(g.Grid, grains.Grid(g.Id).Register, g.Id.Value);
            await _sender.Send(new AssignGridWorker(g.Worker, g.Grid.From), grains.Grid(g.Id).Assign, g.Id.Value);
        });
        await new DemoDeeds(grains, _sender, clock).Record(county, people, cancellation);
        await Readings(county.Villages, county.Year - 1, rulebook, lines);
        await new CycleRun(grains, clock, DemoSender.Actor).Complete(
            new CycleId(Scheme, county.County, Period.OfYear(county.Year - 1)), (step, done, total) => lines($"{county.Year - 1} 考核 cycle: {step}", done, total), cancellation);
        await Readings([.. county.Villages.SkipLast(1)], county.Year, rulebook, lines);
        await Readings([county.Villages[^1]], county.Year, rulebook, (_, _, _) => { });
        return county;
    }

    /// <summary>The year that is over took effect without a window, so that there is something to see at once; that of the cycle which is ready has one.</summary>
    private static IEnumerable<(string Name, AdoptRulebook Adoption)> Adoptions((string Name, AdoptRulebook Adoption) draft, DemoCounty county) => draft.Adoption.Scheme == Scheme
        ? [(draft.Name, draft.Adoption.WithoutWindow()), ($"{draft.Name}-window", draft.Adoption.From(new DateOnly(county.Year, 1, 1)))]
        : [draft];

    private async Task Areas(DemoCounty county, Action<string, int, int> lines)
    {
        lines("登记册 register", 0, county.Rows.Count);
        foreach (var scope in county.Rows.GroupBy(r => RegisterScope.Of(r.Code)).OrderBy(g => g.Key))
        {
            await _sender.Send(new RegisterAreas([.. scope]), grains.Register(scope.Key).Register, scope.Key.Value);
        }

        await register.Reached((await grains.Feed().Head()).Position);
        lines("登记册 register", county.Rows.Count, county.Rows.Count);
    }

    private async Task<IReadOnlyDictionary<string, PersonId>> People(DemoCounty county, Action<string, int, int> lines)
    {
        var ids = new ConcurrentDictionary<string, PersonId>();
        await Each(county.People, "人员 people", lines, async person =>
        {
            var known = await grains.Identity().Find(new PlainText(person.IdNumber));
            if (known is { } id && await grains.Person(id).Read() is not null)
            {
                ids[person.IdNumber] = id;
                return;
            }

            var identity = await grains.Identity().Seal(new PlainIdentity(county.County, person.IdNumber, person.Name, person.Phone, person.Sex));
            await _sender.Send(identity.Registration, grains.Person(identity.Id).Register, identity.Id.Value);
            ids[person.IdNumber] = identity.Id;
        });
        return ids;
    }

    private Task Readings(IReadOnlyList<AreaRow> villages, int year, Rulebook rulebook, Action<string, int, int> lines) =>
        Each(villages, $"{year} 读数 readings", lines, village => _sender.Send(
            DemoReadings.Of(village.Code, year, rulebook, indicators), grains.Village(village.Code).Record, KeyOf(village, year)));

    private DemoCounty CountyOf(DateOnly today) => DemoCounty.Of(DemoRegister.Read(config.File("demo", "zhongyang-villages.csv")), today);

    /// <summary>The readings that are recorded last: when they are there, everything is.</summary>
    private static string LastKey(DemoCounty county) => KeyOf(county.Villages[^1], county.Year);

    private static string KeyOf(AreaRow village, int year) => $"{village.Code}-{year}";

    /// <summary>The day in China on which seeding began, or null: a start after a crash in another year goes on with the same years.</summary>
    private async Task<DateOnly?> Begun() => await grains.Commands().Find(First) is [var first, ..]
        ? DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeBySystemTimeZoneId(first.Receipt.RecordedAt, "Asia/Shanghai"))
        : null;

    private static async Task Each<T>(IReadOnlyList<T> items, string step, Action<string, int, int> lines, Func<T, Task> act)
    {
        var done = 0;
        lines(step, 0, items.Count);
        await Parallel.ForEachAsync(items, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (item, _) =>
        {
            await act(item);
            lines(step, Interlocked.Increment(ref done), items.Count);
        });
    }
}
