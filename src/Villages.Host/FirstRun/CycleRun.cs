using Villages.Domain;
using Villages.Domain.Cycles;
using Villages.Grains;
using Villages.Grains.Cycles;

namespace Villages.Host.FirstRun;

/// <summary>
/// Takes one cycle from wherever it stands as far as it goes by itself: plan, wait for the results, publish. Where the rulebook has a window it ends there, for people may object;
/// without one, or when it is over, it takes effect, and the star records are waited for.
/// </summary>
/// <param name="look">How long to wait before the next look at the cycle; 40 ms when null.</param>
internal sealed class CycleRun(IGrainFactory grains, TimeProvider clock, string actor, TimeSpan? look = null)
{
    private readonly TimeSpan _look = look ?? TimeSpan.FromMilliseconds(40);

    /// <param name="progress">Phase in Chinese and English, done, total.</param>
    /// <exception cref="RefusedException">A step was refused.</exception>
    public async Task<CycleView> Complete(CycleId id, Action<string, int, int> progress, CancellationToken cancellation = default)
    {
        var cycle = grains.Cycle(id);
        if (await cycle.Read() is null)
        {
            RefusedException.ThrowIfRefused(await cycle.Plan(Command(id, new PlanCycle(id))));
        }

        while (true)
        {
            var view = (await cycle.Read())!;
            switch (view.Phase)
            {
                case CyclePhase.Calibrating:
                    RefusedException.ThrowIfRefused(await cycle.Publish(Command(id, new PublishCycle())));
                    continue;
                case CyclePhase.Publishing when view.WindowTo >= clock.Today():
                    progress($"公示至 published until {view.WindowTo:yyyy-MM-dd}", view.SubjectsTotal, view.SubjectsTotal);
                    return view;
                case CyclePhase.Approving:
                    RefusedException.ThrowIfRefused(await cycle.Effect(Command(id, new MakeEffective())));
                    continue;
                case CyclePhase.Cancelled:
                    throw new RefusedException($"The cycle {id} was cancelled. 该考核周期已取消。");
                case CyclePhase.Effective or CyclePhase.Archived when view.EffectsDone + view.EffectsRefused >= view.EffectsTotal:
                    progress("生效 effective", view.EffectsTotal, view.EffectsTotal);
                    return view;
                case CyclePhase.Effective:
                    progress("生效 effective", view.EffectsDone, view.EffectsTotal);
                    break;
                default:
                    progress("评分 scoring", view.SubjectsDone, view.SubjectsTotal);
                    break;
            }

            await Task.Delay(_look, clock, cancellation);
        }
    }

    private Command<TBody> Command<TBody>(CycleId id, TBody body)
        where TBody : ICommandBody =>
        new(CommandId.Derive(actor, body.Kind, id.ToString()), actor, clock.Instant() + TimeSpan.FromMinutes(10), body);
}

/// <summary>A step of the first run or of a verb was refused; the message is meant for the person at the terminal.</summary>
internal sealed class RefusedException(string message) : Exception(message)
{
    public static void ThrowIfRefused(Outcome<Receipt> outcome)
    {
        if (!outcome.Accepted)
        {
            throw new RefusedException($"{outcome.Refusal.Message.Chinese} {outcome.Refusal.Message.English} ({outcome.Refusal.Code})");
        }
    }
}
