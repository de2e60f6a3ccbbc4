using Villages.Domain;
using Villages.Domain.Cycles;
using Villages.Domain.Publications;
using Villages.Grains.Journaling;
using Villages.Grains.Publications;

namespace Villages.Grains.Cycles;

/// <summary>Puts a cycle's notices up, one a township, and has them closed when their last day is over. Both are asked again until they are on record, and harmless to ask twice.</summary>
internal sealed class CycleBoards(JournalAccess access, IGrainFactory grains, CycleProgress progress)
{
    public bool HasOpenStep(CycleState state) => Stands(state) && CycleNotices.Of(state).Any(notice => !progress.IsPublished(notice.Township, state.Round));

    /// <returns>False: the cycle learns of closed windows by consequence.</returns>
    public async Task<bool> Step(CycleState state, CycleId cycle)
    {
        if (!Stands(state))
        {
            return false;
        }

        foreach (var notice in CycleNotices.Of(state).Where(notice => !progress.IsPublished(notice.Township, state.Round)))
        {
            var opened = await grains.Publication(notice.Publication).Open(SystemCommand.Of(access.Clock, "cycle", notice.Open, notice.Publication.ToString()));
            if (opened.Accepted)
            {
                progress.Published(notice.Township, state.Round);
            }
        }

        if (access.Clock.Today() > state.WindowTo)
        {
            foreach (var notice in CycleNotices.Of(state).Where(notice => !state.ClosedWindows.Contains(notice.Township)))
            {
                await grains.Publication(notice.Publication).Close(SystemCommand.Of(access.Clock, "cycle", new CloseWindow(), notice.Publication.ToString()));
            }
        }

        return false;
    }

    private static bool Stands(CycleState state) => state is { Id: not null, Phase: CyclePhase.Publishing, WindowTo: not null };
}
