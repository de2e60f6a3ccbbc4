using Villages.Domain;
using Villages.Domain.Cycles;
using Villages.Domain.Grids;
using Villages.Domain.People;
using Villages.Domain.Posts;
using Villages.Testing;

namespace Villages.Grains.Tests.Areas;

/// <summary>Whatever two villages go through, areas equal the fold and the journal holds; the seed of a failure is in its message.</summary>
public sealed class RandomScenarioTests : IDisposable
{
    private const int Seeds = 20;
    private readonly TemporaryFolder _folder = new("random");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Areas_equal_the_fold_and_the_journal_holds_whatever_happens()
    {
        await using var county = await LiveCounty.Start(_folder.Path);
        await county.Settle();
        await county.Run(LiveCounty.Cycle2025);
        for (var (seed, round) = (1, 1); seed <= Seeds; seed++)
        {
            var chance = new Random(seed);
            for (var step = 0; step < 12; step++)
            {
                await Happen(county, chance, $"{seed}/{step}");
            }

            if (seed % 5 == 0)
            {
                Assert.True((await county.Grains.Cycle(LiveCounty.Cycle2025).Rerun(county.Command(new RerunCycle($"seed {seed}"), $"{seed}"))).Accepted);
                await county.Finish(LiveCounty.Cycle2025, ++round);
                var violation = (await county.Audit.Run()).FirstViolation;
                Assert.True(violation is null, $"seed {seed}: {violation}");
            }

            await JournalFold.EqualsArea(county, LiveCounty.County);
            await JournalFold.EqualsArea(county, AreaCode.Parse("14"));
        }
    }

    private static Task Happen(LiveCounty county, Random chance, string intent)
    {
        var code = LiveCounty.Villages[chance.Next(2) * 6];
        var village = county.Grains.Village(code);
        var person = LiveCounty.SecretaryOf(LiveCounty.Villages[chance.Next(2) * 6]);
        var day = new DateOnly(2021, 1, 10).AddDays(chance.Next(1900));
        var grid = GridId.Parse($"{code}{chance.Next(1, 5):000}");
        return chance.Next(7) switch
        {
            0 => village.Fill(county.Command(new FillPost(person, Position.Secretary, day), intent)),
            1 => village.Vacate(county.Command(new VacatePost(person, Position.Secretary, day, EndReason.Resigned), intent)),
            2 => village.Withdraw(county.Command(new WithdrawPost(person, Position.Secretary, new DateOnly(2021, 1, 10)), intent)),
            3 => county.Read(code, 2025, chance.Next(40, 101), sequence: 100 + chance.Next(100_000)),
            4 => county.Grains.Grid(grid).Register(county.Command(new RegisterGrid("网格", 1 + chance.Next(3), GridSetting.Rural, 60, day), intent)),
            5 => county.Grains.Official(person).Grant(county.Command(new Domain.Stars.GrantHonour("county", day, $"文件 {intent}"), intent)),
            _ => county.Grains.Grid(grid).Assign(county.Command(new AssignGridWorker(GridWorkerKind.FullTimeRural, day), intent)),
        };
    }
}
