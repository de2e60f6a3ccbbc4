using Villages.Domain;
using Villages.Domain.Cycles;
using Villages.Grains.Journaling;

namespace Villages.Grains.Cycles;

/// <summary>Puts a cycle's notices up, one a township; asked again until they are on record, and harmless to ask twice. The county's board closes them.</summary>
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

        return false;
    }

    private static bool Stands(CycleState state) => state is { Id: not null, Phase: CyclePhase.Publishing, WindowTo: not null };
}
