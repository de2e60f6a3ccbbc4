using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Villages.Domain;
using Villages.Domain.Rulebooks;
using Villages.Grains.Areas;
using Villages.Journal;

namespace Villages.Grains.Calendars;

/// <summary>At start wakes the calendar of every county that adopted a rulebook, so that a lost table of reminders loses nothing.</summary>
internal sealed class CalendarKeeper(IGrainFactory grains, IJournal journal, IAreaRegister register, ILogger<CalendarKeeper> log) : BackgroundService
{
    private const int AtOnce = 200;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await register.Ready.WaitAsync(stoppingToken);
        var counties = register.Tree.Register(AreaCode.Nation).Rows.All().Select(row => row.Code).Where(code => code.Kind == AreaKind.County).Distinct().ToArray();
        foreach (var some in counties.Chunk(AtOnce))
        {
            try
            {
                var streams = some.ToDictionary(Stream);
                var heads = await journal.Heads(streams.Keys, stoppingToken);
                await Task.WhenAll(heads.Keys.Select(stream => grains.Calendar(streams[stream]).Start()));
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning(exception, "Calendars of {Count} counties were not woken now; their reminders will", some.Length);
            }
        }
    }

    private static StreamId Stream(AreaCode county)
    {
        var key = RulebooksState.StreamOf(county);
        return new StreamId(key.Home, key.Text);
    }
}
