using Villages.Domain;
using Villages.Domain.Cycles;
using Villages.Grains;
using Villages.Grains.Cycles;

namespace Villages.Host.FirstRun;

/// <summary>Takes one cycle from wherever it stands to its effect: plan, wait for the results, close the publication, let it take effect, wait for the star records.</summary>
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
                case CyclePhase.Publishing:
                    RefusedException.ThrowIfRefused(await cycle.Publish(Command(id, new ClosePublication())));
                    continue;
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
