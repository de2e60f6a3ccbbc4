using Villages.Domain;
using Villages.Domain.Cycles;
using Villages.Grains;
using Villages.Grains.Cycles;
using Villages.Simulation.County;

namespace Villages.Simulation.Scenario;

/// <summary>Plans the county's cycle and brings it to its effect, in one round or two, held in between or not; now and then it is cancelled.</summary>
internal sealed class CycleOperator(Clerk clerk)
{
    private static readonly StreamKey Stream = SmallCounty.Cycle.Stream;

    private int _held;

    private ICycleGrain Cycle => clerk.Cluster.References.Cycle(SmallCounty.Cycle);

    public async Task Run()
    {
        await clerk.Pause(500, 3_000);
        await clerk.Send(Stream, new PlanCycle(SmallCounty.Cycle), "plan", command => Cycle.Plan(command));
        if (clerk.Dice.OneIn(3))
        {
            await Hold();
        }

        var rounds = clerk.Dice.OneIn(2) ? 2 : 1;
        for (var round = 1; round <= rounds; round++)
        {
            await Reaches(view => view.Phase == CyclePhase.Calibrating && view.Round == round);
            if (clerk.Dice.OneIn(12) && round == 1)
            {
                await clerk.Send(Stream, new CancelCycle("数据有误"), "cancel", command => Cycle.Cancel(command));
                return;
            }

            await Effect(round);
            if (round < rounds)
            {
                await Again(round);
            }
        }

        await Reaches(view => view.Phase == CyclePhase.Effective && view.EffectsDone == view.EffectsTotal);
    }

    /// <summary>Until it takes effect: the effects of the round before may still be under way.</summary>
    private async Task Effect(int round)
    {
        await clerk.Send(Stream, new PublishCycle(), $"{round}", command => Cycle.Publish(command));
        for (var attempt = 0; !(await clerk.Send(Stream, new MakeEffective(), $"{round}/{attempt}", command => Cycle.Effect(command))).Accepted; attempt++)
        {
            await clerk.Pause(500, 1_500);
            if (await clerk.Ask(() => Cycle.Read(), view => view is not null) is { Phase: CyclePhase.Effective } view && view.Round == round)
            {
                // The same command was answered elsewhere a moment before.
                return;
            }
        }
    }

    private async Task Again(int round)
    {
        await clerk.Pause(1, 3_000);
        await clerk.Send(Stream, new RerunCycle("迟报"), $"{round}", command => Cycle.Rerun(command));
    }

    private async Task Hold()
    {
        await clerk.Pause(1, 1_500);
        if ((await clerk.Send(Stream, new PauseCycle(), "hold", command => Cycle.Pause(command))).Accepted)
        {
            await clerk.Pause(1, 4_000);
            await clerk.Send(Stream, new ResumeCycle(), "go on", command => Cycle.Resume(command));
        }
    }

    /// <summary>A late copy of a hold that was refused in another phase may still hold the cycle: whoever waits sees it, and lets it go on.</summary>
    private async Task Reaches(Func<CycleView, bool> wanted)
    {
        while (await clerk.Ask(() => Cycle.Read(), view => view is not null && (view.Paused || wanted(view))) is { Paused: true })
        {
            await clerk.Send(Stream, new ResumeCycle(), $"late {++_held}", command => Cycle.Resume(command));
        }
    }
}
