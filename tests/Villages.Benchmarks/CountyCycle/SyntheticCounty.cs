using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Villages.Domain;
using Villages.Domain.Areas;
using Villages.Domain.Readings;
using Villages.Domain.Rulebooks;
using Villages.Grains;
using Villages.Grains.Areas;
using Villages.Grains.People;
using Villages.Host.FirstRun;

namespace Villages.Benchmarks.CountyCycle;

/// <param name="Place">Of several counties each has another, from 0 on.</param>
internal sealed record CountyShape(int Townships, int VillagesPerTownship, int Place = 0)
{
    public string Code => string.Create(CultureInfo.InvariantCulture, $"{141129 + Place}");

    /// <summary>First digits of the people's ID numbers.</summary>
    public string People => string.Create(CultureInfo.InvariantCulture, $"{990000 + Place}");
}

/// <summary>An invented county with secretaries and directors; readings come a year at a time.</summary>
internal sealed class SyntheticCounty(
    CountyShape shape, IGrainFactory grains, IAreaRegister register, IndicatorCatalogue indicators, ConfigFolder config, TimeProvider clock)
{
    public const string Scheme = DemoSeed.Scheme;

    private static readonly DateOnly From = new(1949, 10, 1);

    // Nobody here has to press a button: a step that is due is seen at once.
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(2);

    private readonly DemoSender _sender = new(clock);
    private readonly DemoCounty _county = DemoCounty.Of(Rows(shape), DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime), shape.People);

    public AreaCode Code => _county.County;

    public IEnumerable<AreaCode> Villages => _county.Villages.Select(village => village.Code);

    /// <summary>Whoever was registered by <see cref="Seed"/>.</summary>
    public IReadOnlyList<PersonId> People { get; private set; } = [];

    /// <summary>The first year that can be assessed.</summary>
    public int Year => _county.Year;

    /// <summary>Register, rulebooks, people and their posts.</summary>
    public async Task Seed()
    {
        foreach (var scope in _county.Rows.GroupBy(row => RegisterScope.Of(row.Code)).OrderBy(scope => scope.Key))
        {
            foreach (var some in scope.Chunk(RegisterAreas.MaximumRows))
            {
                await _sender.Send(new RegisterAreas([.. some]), grains.Register(scope.Key).Register, $"{Code}-{scope.Key}-{some[0].Code}");
            }
        }

        await register.Reached((await grains.Feed().Head()).Position);
        foreach (var (name, adoption) in DefaultRulebooks.Read(config, DemoCounty.Label))
        {
            await _sender.Send(adoption.WithoutWindow(), grains.Rulebooks(Code).Adopt, $"{Code}-{name}");
        }

        var ids = new ConcurrentDictionary<string, PersonId>();
        await Each(_county.People, async person =>
        {
            var identity = await grains.Identity().Seal(new PlainIdentity(Code, person.IdNumber, person.Name, person.Phone, person.Sex));
            await _sender.Send(identity.Registration, grains.Person(identity.Id).Register, identity.Id.Value);
            ids[person.IdNumber] = identity.Id;
        });
        People = [.. ids.Values];
        await Each(_county.Tenures.GroupBy(tenure => tenure.Village), async village =>
        {
            foreach (var tenure in village)
            {
                await _sender.Send(
                    tenure.ToCommand(ids[tenure.Person.IdNumber]), grains.Village(tenure.Village).Fill, $"{tenure.Village}-{tenure.Position}-{tenure.From:yyyyMMdd}");
            }
        });
    }

    public async Task Record(int year)
    {
        var adopted = await grains.Rulebooks(Code).InForce(Scheme, new DateOnly(year, 12, 31));
        var rulebook = RulebookReader.Read(Encoding.UTF8.GetBytes(adopted!.Json!), Scheme).Rulebook!;
        await Each(_county.Villages, village => _sender.Send(
            DemoReadings.Of(village.Code, year, rulebook, indicators), grains.Village(village.Code).Record, $"{village.Code}-{year}"));
    }

    /// <summary>A further reading in one of the villages, in their order again and again.</summary>
    public Task Renew(long number)
    {
        var village = _county.Villages[(int)(number % _county.Villages.Count)].Code;
        var reading = new Reading("party-building", Period.OfYear(Year), 60 + (number % 40), "benchmark", number + 1, new DateOnly(Year, 12, 20));
        return _sender.Send(new RecordReadings([reading]), grains.Village(village).Record, $"renew-{number}");
    }

    /// <summary>From plan to the last consequence delivered.</summary>
    public async Task Cycle(int year)
    {
        await new CycleRun(grains, clock, "system:benchmark", Look).Complete(new CycleId(Scheme, Code, Period.OfYear(year)), (_, _, _) => { });
        await Delivered();
    }

    /// <summary>Whatever was committed before has reached everybody it concerns, and so has what came of it.</summary>
    public async Task Delivered()
    {
        for (var (head, delivered) = (0L, -1L); delivered < head; head = (await grains.Feed().Head()).Position)
        {
            delivered = await grains.Consequences().Reached((await grains.Feed().Head()).Position);
        }
    }

    private static AreaRow[] Rows(CountyShape shape)
    {
        (string Code, string Name)[] above = [("14", "虚拟省"), ("1411", "虚拟市"), (shape.Code, $"虚拟{shape.Place}县")];
        var townships = Enumerable.Range(100, shape.Townships).Select(town => (Code: $"{shape.Code}{town}", Name: $"第{town}镇")).ToArray();
        var villages =
            from town in townships
            from place in Enumerable.Range(0, shape.VillagesPerTownship)
            select place == 0 ? ($"{town.Code}001", $"{town.Name}社区") : (string.Create(CultureInfo.InvariantCulture, $"{town.Code}{200 + place}"), $"{town.Name}第{place}村");
        return [.. above.Concat(townships).Concat(villages).Select(row => (Code: AreaCode.Parse(row.Item1), Name: row.Item2))
            .Select(row => new AreaRow(row.Code, row.Name, row.Code.Parent, From))];
    }

    private static Task Each<T>(IEnumerable<T> items, Func<T, Task> act) =>
        Parallel.ForEachAsync(items, new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (item, _) => await act(item));
}
