using Villages.Domain;
using Villages.Domain.People;
using Villages.Domain.Stars;
using Villages.Grains;

namespace Villages.Host.FirstRun;

/// <summary>A few honours and one punishment among the invented secretaries, so that every kind of reason can be opened.</summary>
internal sealed class DemoDeeds(IGrainFactory grains, DemoSender sender, TimeProvider clock)
{
    public async Task Record(DemoCounty county, IReadOnlyDictionary<string, PersonId> people, CancellationToken cancellation)
    {
        var secretaries = county.Tenures
            .Where(t => t.Position == Position.Secretary && t.To is null && t.From.Year < county.Year - 2)
            .OrderBy(t => t.Village)
            .Select(t => people[t.Person.IdNumber])
            .ToArray();
        var (before, year) = (county.Year - 1, county.Year);
        await Honour(secretaries[4], "city", new DateOnly(before, 7, 1));
        await Honour(secretaries[20], "province", new DateOnly(before, 7, 1));
        await Honour(secretaries[31], "county", new DateOnly(before, 7, 1));
        await Honour(secretaries[12], "city", new DateOnly(year, 7, 1));
        await Punish(secretaries[25], new DateOnly(before, 8, 20), new DateOnly(year, 8, 19));
        await Punish(secretaries[44], new DateOnly(year, 10, 9), new DateOnly(year + 1, 4, 8));

        async Task Honour(PersonId person, string level, DateOnly on)
        {
            await Known(person, cancellation);
            var document = $"{DemoCounty.Label}〔{on.Year}〕荣誉 {Array.IndexOf(secretaries, person) + 1} 号";
            await sender.Send(new GrantHonour(level, on, document), grains.Official(person).Grant, $"{person}-{on:yyyyMMdd}");
        }

        async Task Punish(PersonId person, DateOnly on, DateOnly until)
        {
            await Known(person, cancellation);
            await sender.Send(
                new RecordVeto("V1", on, until, $"{DemoCounty.Label}〔{on.Year}〕处分 1 号"), grains.Official(person).Record, $"{person}-{on:yyyyMMdd}");
        }
    }

    /// <summary>The official's stream learns of the tenure by consequence; deeds before that would be refused.</summary>
    private async Task Known(PersonId person, CancellationToken cancellation)
    {
        while (await grains.Official(person).Read() is null)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), clock, cancellation);
        }
    }
}
