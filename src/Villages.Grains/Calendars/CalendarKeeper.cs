using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Villages.Domain;
using Villages.Domain.Rulebooks;
using Villages.Grains.Access;
using Villages.Grains.Areas;
using Villages.Journal;

namespace Villages.Grains.Calendars;

/// <summary>
/// Wakes the calendar of every county that adopted a rulebook: at start, so that a lost table of reminders loses nothing, and when a silo is gone, so that the cycles it
/// drove go on within seconds and not at the county's next heartbeat.
/// </summary>
internal sealed class CalendarKeeper(
    IGrainFactory grains, IJournal journal, IAreaRegister register, SiloDeaths deaths, ILogger<CalendarKeeper> log) : BackgroundService
{
    private const int AtOnce = 200;
    private const int Tries = 15;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Principal.Of("calendar-keeper").Enter();
        await register.Ready.WaitAsync(stoppingToken);
        await Wake(stoppingToken);
        await foreach (var _ in deaths.Seen(stoppingToken))
        {
            if (deaths.IsFirst)
            {
                await Wake(stoppingToken);
            }
        }
    }

    private async Task Wake(CancellationToken cancellation)
    {
        var counties = register.Tree.Register(AreaCode.Nation).Rows.All().Select(row => row.Code).Where(code => code.Kind == AreaKind.County).Distinct().ToArray();
        foreach (var some in counties.Chunk(AtOnce))
        {
            await Wake(some, cancellation);
        }
    }

    /// <summary>Whoever does not answer is asked again: right after a death calls still go astray.</summary>
    private async Task Wake(AreaCode[] counties, CancellationToken cancellation)
    {
        var asleep = counties;
        for (var attempt = 1; asleep.Length > 0; attempt++)
        {
            try
            {
                var streams = asleep.ToDictionary(Stream);
                var heads = await journal.Heads(streams.Keys, cancellation);
                var woken = await Task.WhenAll(heads.Keys.Select(stream => Start(streams[stream], cancellation)));
                asleep = [.. woken.OfType<AreaCode>()];
            }
            catch (Exception exception) when (!cancellation.IsCancellationRequested)
            {
                log.LogInformation(exception, "The journal does not say which counties have a calendar");
            }

            if (asleep.Length > 0 && attempt == Tries)
            {
                log.LogWarning("Calendars of {Count} counties were not woken now; their reminders will", asleep.Length);
                return;
            }

            if (asleep.Length > 0)
            {
                await Task.Delay(Pause, cancellation);
            }
        }
    }

    /// <summary>A call that expired on its way to a dead silo comes back as cancelled: no reason to stop the host.</summary>
    /// <returns>The county when its calendar did not answer.</returns>
    private async Task<AreaCode?> Start(AreaCode county, CancellationToken cancellation)
    {
        try
        {
            await grains.Calendar(county).Start();
            return null;
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            log.LogInformation(exception, "The calendar of {County} does not answer", county);
            return county;
        }
    }

    private static StreamId Stream(AreaCode county)
    {
        var key = RulebooksState.StreamOf(county);
        return new StreamId(key.Home, key.Text);
    }
}
