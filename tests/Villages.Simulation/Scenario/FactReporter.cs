using Villages.Domain;
using Villages.Domain.People;
using Villages.Domain.Posts;
using Villages.Domain.Stars;
using Villages.Grains.Areas;
using Villages.Grains.People;
using Villages.Simulation.County;

namespace Villages.Simulation.Scenario;

/// <summary>Reports facts while the cycle runs: before the freeze, in the midst of it, after it. Two reporters may want the same post.</summary>
internal sealed class FactReporter(Clerk clerk, int number)
{
    public async Task Run()
    {
        var facts = 1 + clerk.Dice.Below(3);
        for (var fact = 0; fact < facts; fact++)
        {
            await clerk.Pause(1, 5_000);
            var village = SmallCounty.Villages[clerk.Dice.Below(clerk.Dice.OneIn(2) ? 2 : SmallCounty.Villages.Length)];
            await (clerk.Dice.Below(5) switch
            {
                0 => Succeed(village, fact),
                1 => Honour(village, fact),
                2 => Punish(village, fact),
                _ => Read(village, fact),
            });
        }
    }

    private IVillageGrain Village(AreaCode village) => clerk.Cluster.References.GetGrain<IVillageGrain>(village.Stream.Text);

    private IOfficialGrain Official(PersonId person) => clerk.Cluster.References.GetGrain<IOfficialGrain>(person.Official.Text);

    /// <summary>Two reports of the same reading that differ, at the same time: one of them is refused, whoever takes it.</summary>
    private async Task<Outcome<Receipt>> Read(AreaCode village, int fact)
    {
        var (score, sequence) = (40 + clerk.Dice.Below(50), 100 + (10 * number) + fact);
        var rival = clerk.Send(village.Stream, SmallCounty.Reading(village, score + 5, sequence), $"{fact}/rival", command => Village(village).Record(command));
        var mine = await clerk.Send(village.Stream, SmallCounty.Reading(village, score, sequence), $"{fact}", command => Village(village).Record(command));
        await rival;
        return mine;
    }

    /// <summary>The secretary leaves and another one comes, before the as-of date: both officials learn it by consequence.</summary>
    private async Task<Outcome<Receipt>> Succeed(AreaCode village, int fact)
    {
        var leaving = new VacatePost(SmallCounty.Person(village), Position.Secretary, new DateOnly(2025, 10, 31), EndReason.Resigned);
        var left = await clerk.Send(village.Stream, leaving, $"{fact}", command => Village(village).Vacate(command));
        var coming = new FillPost(SmallCounty.Person(village, 1 + number), Position.Secretary, new DateOnly(2025, 11, 1));
        return left.Accepted ? await clerk.Send(village.Stream, coming, $"{fact}", command => Village(village).Fill(command)) : left;
    }

    private Task<Outcome<Receipt>> Honour(AreaCode village, int fact)
    {
        var person = SmallCounty.Person(village);
        var honour = new GrantHonour("province", new DateOnly(2025, 6, 1), $"〔2025〕{number}-{fact}");
        return clerk.Send(person.Official, honour, $"{fact}", command => Official(person).Grant(command));
    }

    private Task<Outcome<Receipt>> Punish(AreaCode village, int fact)
    {
        var person = SmallCounty.Person(village);
        var veto = new RecordVeto("V1", new DateOnly(2025, 7, 1), null, $"〔2025〕{number}-{fact}");
        return clerk.Send(person.Official, veto, $"{fact}", command => Official(person).Record(command));
    }
}
