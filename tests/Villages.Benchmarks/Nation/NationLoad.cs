using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Villages.Domain;
using Villages.Domain.Areas;
using Villages.Domain.People;
using Villages.Domain.Readings;
using Villages.Domain.Rulebooks;
using Villages.Grains;
using Villages.Grains.Areas;
using Villages.Grains.People;
using Villages.Host.FirstRun;
using Villages.Journal.Privacy;

namespace Villages.Benchmarks.Nation;

/// <summary>Fills the journal through the product's grains, one durable command a fact.</summary>
internal sealed class NationLoad(IServiceProvider services, NationRegister register, int year, Action<string, int, int> progress)
{
    private const int CountiesAtOnce = 8;
    private const int VillagesAtOnce = 64;

    private readonly IGrainFactory _grains = services.GetRequiredService<IGrainFactory>();
    private readonly IPersonVault _vault = services.GetRequiredService<IPersonVault>();
    private readonly DemoSender _sender = new(services.GetRequiredService<TimeProvider>());

    /// <summary>Every area, and the shipped rulebook for every county.</summary>
    public async Task Areas()
    {
        var done = 0;
        await Register(AreaCode.Nation, register.Above);
        var adoption = Adoption();
        await Counties(async county =>
        {
            await Register(county.Code, county.Rows);
            await _sender.Send(adoption, _grains.Rulebooks(county.Code).Adopt, $"{county.Code}");
            progress("register", Interlocked.Add(ref done, county.Villages.Count), register.Villages);
        });
        await services.GetRequiredService<IAreaRegister>().Reached((await _grains.Feed().Head()).Position);
    }

    /// <summary>A secretary a village: sealed, registered, put in office; ends when every official knows.</summary>
    public async Task People()
    {
        var done = 0;
        await Counties(async county =>
        {
            await Each(county.Villages.Count, async village =>
            {
                var idNumber = county.IdNumberOf(village);
                var id = PersonId.Parse(await _vault.Identify(idNumber, county.PersonOf(idNumber).Value));
                await _sender.Send(await Registration(id, idNumber), _grains.Person(id).Register, id.Value);
                await _sender.Send(NationCounty.Office(id), _grains.Village(county.Villages[village]).Fill, county.Villages[village].Value);
            });
            progress("people", Interlocked.Add(ref done, county.Villages.Count), register.Villages);
        });
        await Delivered();
    }

    public async Task Readings()
    {
        var done = 0;
        var rulebook = RulebookReader.Read(Encoding.UTF8.GetBytes(Adoption().Json), DemoSeed.Scheme).Rulebook!;
        var indicators = services.GetRequiredService<IndicatorCatalogue>();
        await Counties(async county =>
        {
            await Each(county.Villages.Count, village => _sender.Send(
                DemoReadings.Of(county.Villages[village], year, rulebook, indicators), _grains.Village(county.Villages[village]).Record, $"{county.Villages[village]}-{year}"));
            progress("readings", Interlocked.Add(ref done, county.Villages.Count), register.Villages);
        });
    }

    private AdoptRulebook Adoption() => DefaultRulebooks.Read(services.GetRequiredService<ConfigFolder>(), DemoCounty.Label)
        .Select(draft => draft.Adoption).First(adoption => adoption.Scheme == DemoSeed.Scheme).WithoutWindow();

    // As the identity grain seals, which draws an id by chance and takes 200 in hand at most; here the id is given and 500 are on their way.
    private async Task<RegisterPerson> Registration(PersonId id, string idNumber) => new(
        await Sealed(id, PersonFields.Name, $"演示{idNumber[2..6]}"), await Sealed(id, PersonFields.IdNumber, idNumber), await Sealed(id, PersonFields.BirthDate, $"{IdNumber.Parse(idNumber).BirthDate:yyyy-MM-dd}"), Sex.Female, null);

    private async Task<Sealed> Sealed(PersonId id, string field, string text) => Villages.Domain.People.Sealed.Parse(await _vault.Seal(id.Value, field, text));

    private async Task Register(AreaCode scope, IReadOnlyList<AreaRow> rows)
    {
        foreach (var some in rows.Chunk(RegisterAreas.MaximumRows))
        {
            await _sender.Send(new RegisterAreas([.. some]), _grains.Register(scope).Register, $"{scope}-{some[0].Code}");
        }
    }

    private async Task Delivered()
    {
        var head = (await _grains.Feed().Head()).Position;
        while (await _grains.Consequences().Reached(head) < head)
        {
        }
    }

    private Task Counties(Func<NationCounty, Task> act) =>
        Parallel.ForEachAsync(register.Counties, new ParallelOptions { MaxDegreeOfParallelism = CountiesAtOnce }, async (county, _) => await act(county));

    private static Task Each(int count, Func<int, Task> act) =>
        Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = VillagesAtOnce }, async (item, _) => await act(item));
}
