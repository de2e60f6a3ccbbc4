using Villages.Domain;
using Villages.Domain.Cycles;
using Villages.Domain.Objections;
using Villages.Domain.Publications;
using Villages.Grains.Boards;
using Villages.Testing;

namespace Villages.Grains.Tests.Cycles;

/// <summary>A cycle whose rulebook has a window: its results hang on the boards of the townships, and an objection holds just its person.</summary>
public sealed class CycleBoardTests : IDisposable
{
    private static readonly AreaCode Touched = LiveCounty.Villages[0];
    private static readonly PersonId Person = LiveCounty.SecretaryOf(Touched);
    private static readonly PublicationId Notice = new(Touched.Parent, "stars", Period.OfYear(2025), 1);

    private readonly TemporaryFolder _folder = new("boards");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Results_hang_for_the_window_and_are_up_for_approval_when_it_is_over()
    {
        await using var county = await Published();
        var view = (await county.Grains.Publication(Notice).Read())!;
        var board = await county.Grains.Board(LiveCounty.County).Publications(new BoardQuery(LiveCounty.County, "stars", true, 1, 50));

        Assert.Equal((new DateOnly(2026, 3, 2), new DateOnly(2026, 3, 9)), (view.From, view.To));
        Assert.Equal(LiveCounty.Villages.Count(village => village.Parent == Touched.Parent), view.Items.Length);
        Assert.All(view.Items, item => Assert.Contains(item.Item.Facts, fact => fact.Field == CycleNotices.Total));
        Assert.Equal(2, board.Total);
        Assert.Equal("cycles.wrong-phase", (await county.Grains.Cycle(LiveCounty.Cycle2025).Effect(county.Command(new MakeEffective(), "early"))).Refusal?.Code);

        await WindowPasses(county);

        Assert.Equal(0, (await county.Grains.Board(LiveCounty.County).Publications(new BoardQuery(LiveCounty.County, "stars", true, 1, 50))).Total);
        Assert.Equal("publications.window-over", (await Lodge(county, Notice, "late")).Refusal?.Code);
        Assert.Null((await county.Audit.Run()).FirstViolation);
    }

    [Fact]
    public async Task An_objection_that_is_rejected_holds_its_person_until_it_is_final_and_nobody_else()
    {
        await using var county = await Published();
        var number = await Lodged(county, "reject");
        await WindowPasses(county);
        await Effective(county);

        Assert.Equal(1, (await county.Grains.Cycle(LiveCounty.Cycle2025).Read())!.Held);
        foreach (var village in LiveCounty.Villages.Skip(1))
        {
            await Eventually.Holds($"the secretary of {village} has a record", async () => await county.Grains.Official(LiveCounty.SecretaryOf(village)).Read() is { StarRecords.Count: 1 });
        }

        Assert.Empty((await county.Grains.Official(Person).Read())!.StarRecords);
        await Heard(county, number);
        await Done(county.Grains.Objection(number).Rule(county.Command(new RuleObjection(Ruling.Rejected, "经复核，原计分无误。", [], LiveCounty.County), "no") with { Actor = "li" }));
        county.Clock.Jump(TimeSpan.FromDays(20));

        await Eventually.Holds("the person has a record, too", async () => await county.Grains.Official(Person).Read() is { StarRecords: [{ Round: 1 }] });
        Assert.Equal(ObjectionPhase.Final, (await county.Grains.Objection(number).Read())!.Note.Phase);
        Assert.Equal(0, (await county.Grains.Cycle(LiveCounty.Cycle2025).Read())!.Held);
        Assert.Null((await county.Audit.Run()).FirstViolation);
    }

    [Fact]
    public async Task What_is_upheld_is_corrected_by_a_round_with_a_notice_that_shows_before_and_after()
    {
        await using var county = await Published();
        var number = await Lodged(county, "uphold");
        await Heard(county, number);
        await county.Read(Touched, 2025, 100, sequence: 2);
        var correction = CommandId.Derive("test", "readings.record", $"{Touched}/2025/2/100");
        await Done(county.Grains.Objection(number).Rule(county.Command(new RuleObjection(Ruling.Upheld, "漏计一项，已更正读数。", [correction], LiveCounty.County), "yes") with { Actor = "li" }));
        await WindowPasses(county);
        await Effective(county);

        await county.Reaches(LiveCounty.Cycle2025, CyclePhase.Calibrating, 2);
        Assert.True((await county.Grains.Cycle(LiveCounty.Cycle2025).Publish(county.Command(new PublishCycle(), "2"))).Accepted);
        var next = new PublicationId(Notice.Area, Notice.Kind, Notice.Period, 2);
        var view = await Eventually.Gives("the correction hangs", async () => await county.Grains.Publication(next).Read());
        Assert.Equal(Notice, view.Corrects);
        Assert.Contains(view.Items, item => item.Item.Key == Person.Value);
        await Eventually.Holds("the notice before is superseded", async () => (await county.Grains.Publication(Notice).Read())!.SupersededBy == next);

        await WindowPasses(county, 2);
        await Effective(county, 2);
        await Eventually.Holds("the corrected record is there", async () => await county.Grains.Official(Person).Read() is { StarRecords: [{ Round: 2, Total: > 90 }] });
        await Eventually.Gives("the journal is sound and quiet", async () => await county.Audit.Run(expectQuiet: true) is { FirstViolation: null } report ? report : null);
    }

    private async Task<LiveCounty> Published()
    {
        var county = await LiveCounty.Start(_folder.Path);
        await county.Settle(rulebook: ShippedRulebook.Stars);
        await Done(county.Grains.Cycle(LiveCounty.Cycle2025).Plan(county.Command(new PlanCycle(LiveCounty.Cycle2025), "plan")));
        await county.Reaches(LiveCounty.Cycle2025, CyclePhase.Calibrating);
        await Done(county.Grains.Cycle(LiveCounty.Cycle2025).Publish(county.Command(new PublishCycle(), "1")));
        await Eventually.Holds("both notices hang", async () =>
            (await county.Grains.Board(LiveCounty.County).Publications(new BoardQuery(LiveCounty.County, null, true, 1, 50))).Total == 2);
        return county;
    }

    private static async Task<ObjectionId> Lodged(LiveCounty county, string intent)
    {
        await Done(Lodge(county, Notice, intent));
        var number = Number(county, intent);
        await Eventually.Holds("the objection is on record", async () => await county.Grains.Objection(number).Read() is not null);
        return number;
    }

    private static Task<Outcome<Receipt>> Lodge(LiveCounty county, PublicationId notice, string intent) =>
        county.Grains.Publication(notice).Lodge(county.Command(new LodgeObjection(Number(county, intent), Person.Value, "该同志本年度考核漏计一项加分。"), intent));

    private static ObjectionId Number(LiveCounty county, string intent) => ObjectionId.Of(LiveCounty.County, CommandId.Derive("number", intent));

    private static async Task Heard(LiveCounty county, ObjectionId number)
    {
        await Done(county.Grains.Objection(number).Accept(county.Command(new AcceptObjection(), $"accept {number}") with { Actor = "wang" }));
        await Done(county.Grains.Objection(number).Record(county.Command(new RecordFinding("查阅台账并走访三户。"), $"find {number}") with { Actor = "wang" }));
    }

    private static async Task WindowPasses(LiveCounty county, int round = 1)
    {
        county.Clock.Jump(TimeSpan.FromDays(8));
        await county.Reaches(LiveCounty.Cycle2025, CyclePhase.Approving, round);
    }

    private static async Task Effective(LiveCounty county, int round = 1)
    {
        await Eventually.Holds($"round {round} takes effect", async () =>
            (await county.Grains.Cycle(LiveCounty.Cycle2025).Effect(county.Command(new MakeEffective(), $"effect {round}"))).Accepted);
    }

    private static async Task Done(Task<Outcome<Receipt>> sent)
    {
        var outcome = await sent;
        Assert.True(outcome.Accepted, outcome.Refusal?.Message.English);
    }
}
