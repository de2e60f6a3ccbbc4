using Villages.Grains.Keeping;
using Villages.Journal;

namespace Villages.Grains.Areas;

/// <summary>Keeps an area's map in grain storage, at most every 30 s: it only shortens a start.</summary>
internal sealed class AreaKeeping(KeptState<AreaSummary> kept, TimeProvider clock)
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(30);

    private long _at;

    public AreaSummary Value => kept.Value;

    public async Task Keep(AreaSummary summary)
    {
        var now = clock.GetTimestamp();
        if (summary.Version > kept.Value.Version && (_at == 0 || clock.GetElapsedTime(_at, now) >= Between))
        {
            _at = now;
            CrashPoint.Hit(CrashPoint.BeforeAreaKeep);
            await kept.Write(summary);
            CrashPoint.Hit(CrashPoint.AfterAreaKeep);
        }
    }
}
