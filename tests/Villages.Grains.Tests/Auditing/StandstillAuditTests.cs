using System.Collections.Immutable;
using Villages.Domain;
using Villages.Domain.Consequences;
using Villages.Domain.Cycles;
using Villages.Domain.Events;
using Villages.Domain.Imports;
using Villages.Domain.Stars;
using Villages.Journal;
using Villages.Testing;

namespace Villages.Grains.Tests.Auditing;

/// <summary>I8: nothing is stuck. What is still to be done is under way, and a violation only in a cluster that should be quiet.</summary>
public sealed class StandstillAuditTests : IDisposable
{
    private static readonly StreamKey Cycle = PlantedJournal.Cycle.Stream;
    private readonly TemporaryFolder _folder = new("standstill");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_effect_that_was_counted_as_delivered_and_is_not_there_is_lost()
    {
        await using var planted = new PlantedJournal(_folder.Path);
        await planted.Issue();
        await planted.Deliver();
        var violation = (await planted.Audit()).FirstViolation;
        Assert.StartsWith("I8 cycle-area/", violation, StringComparison.Ordinal);
        Assert.Contains("neither there nor refused", violation, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_effect_on_its_way_is_under_way()
    {
        await using var planted = new PlantedJournal(_folder.Path);
        await planted.Issue();
        await IsUnderWay(planted, "on its way");
    }

    [Fact]
    public async Task Consequences_behind_the_head_are_under_way()
    {
        await using var planted = new PlantedJournal(_folder.Path);
        await planted.Settle(await planted.Issue());
        await IsUnderWay(planted, "up to batch 0 of 4");
    }

    [Fact]
    public async Task An_effect_whose_refusal_is_kept_at_its_source_is_done()
    {
        await using var planted = new PlantedJournal(_folder.Path);
        var source = await planted.Issue();
        foreach (var (id, consequence) in ConsequenceRegistry.Default.Of(PlantedJournal.Cycle.AreaStream(PlantedJournal.Village.Parent), source.Number, [PlantedJournal.Issued]))
        {
            var refused = new ConsequenceRefused(source.Number, consequence.Name, consequence.Target.Text, "stars.no", new("否", "no"));
            await planted.Write(
                StreamKey.Parse(source.Stream.Key), CommandId.Derive(consequence.Name, "consequences.note-refused", id.ToString()), "consequences.note-refused", refused);
        }

        await planted.Deliver();
        var report = await planted.Audit(expectQuiet: true);
        Assert.Null(report.FirstViolation);
        Assert.Equal((0, 0), (report.Consequences, report.UnderWay));
    }

    [Theory]
    [InlineData(CyclePhase.Planned)]
    [InlineData(CyclePhase.Collecting)]
    [InlineData(CyclePhase.Scoring)]
    public async Task A_cycle_between_steps_is_under_way(CyclePhase phase)
    {
        await using var planted = new PlantedJournal(_folder.Path);
        await Write(planted, Until(phase));
        await planted.Deliver();
        await IsUnderWay(planted, $"phase {phase}");
    }

    [Fact]
    public async Task A_paused_cycle_and_one_that_waits_for_a_person_are_not_under_way()
    {
        await using var planted = new PlantedJournal(_folder.Path);
        await Write(planted, [.. Until(CyclePhase.Scoring), new CycleHeld()]);
        await planted.Deliver();
        Assert.Equal(0, (await planted.Audit(expectQuiet: true)).UnderWay);

        await Write(planted, [new CycleResumed(), new CycleCancelled("误建")]);
        await planted.Deliver();
        Assert.Null((await planted.Audit(expectQuiet: true)).FirstViolation);
    }

    [Fact]
    public async Task Effects_that_a_cycle_has_not_issued_are_under_way()
    {
        await using var planted = new PlantedJournal(_folder.Path);
        var result = new CalibrationResult(1, new string('a', 64), null, null, [], [PlantedJournal.Outcome]);
        await Write(planted, [.. Until(CyclePhase.Scoring), new CycleCalibrated(1, result), new PublicationClosed(1), new CycleMadeEffective(1), new RoundBegun(2, "复核"), new CycleHeld()]);
        await planted.Deliver();
        await IsUnderWay(planted, "1 effects of round 1 are not issued");
    }

    [Fact]
    public async Task An_accepted_import_is_under_way_until_it_is_completed()
    {
        await using var planted = new PlantedJournal(_folder.Path);
        var import = StreamKey.Parse("import/141129-0123456789abcdef");
        await planted.Write(import, PlantedJournal.Any(), "imports.stage", new RowsStaged(0, [new ImportRow(2, "village/141129100201", "posts.fill", "{}")]));
        await planted.Deliver();
        Assert.Equal(0, (await planted.Audit()).UnderWay);

        await planted.Write(import, PlantedJournal.Any(), "imports.accept", new ImportAccepted("persons", "a.csv", "b", 1));
        await planted.Deliver();
        await IsUnderWay(planted, "after line 0");

        await planted.Write(import, PlantedJournal.Any(), "imports.report", new RowsApplied(2, 1), new ImportCompleted(1, 0));
        await planted.Deliver();
        Assert.Equal(0, (await planted.Audit()).UnderWay);
    }

    private static async Task IsUnderWay(PlantedJournal planted, string told)
    {
        var report = await planted.Audit();
        Assert.Null(report.FirstViolation);
        Assert.Contains(report.FirstUnderWay, sentence => sentence.Contains(told, StringComparison.Ordinal));

        var stuck = (await planted.Audit(expectQuiet: true)).FirstViolation;
        Assert.StartsWith("I8", stuck, StringComparison.Ordinal);
    }

    private static async Task Write(PlantedJournal planted, IEvent[] events)
    {
        foreach (var happened in events)
        {
            await planted.Write(Cycle, PlantedJournal.Any(), "cycles.step", happened);
        }
    }

    private static IEvent[] Until(CyclePhase phase)
    {
        IEvent[] steps =
        [
            new CyclePlanAccepted(PlantedJournal.Cycle, new DateOnly(2025, 12, 31), new string('a', 64)),
            new CollectingBegun(1, 0),
            new CycleFrozen(1, 0, Commit.PositionsPerBatch, ImmutableArray<AreaCode>.Empty),
        ];
        return steps[..((int)phase + 1)];
    }
}
