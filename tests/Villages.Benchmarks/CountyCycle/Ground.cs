using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Villages.Benchmarks.Ratios;
using Villages.Domain;
using Villages.Grains.Calendars;
using Villages.Grains.Hosting;
using Villages.Host.FirstRun;
using Villages.Journal;
using Villages.Testing;

namespace Villages.Benchmarks.CountyCycle;

/// <summary>
/// A silo with some counties on one engine, and the engine's own way to write the same rows. Each round takes the next county, so that nobody's record grows by a year each round.
/// </summary>
internal abstract class Ground : IAsyncDisposable
{
    private const int Counties = 8;

    private readonly LeapingClock _clock = new(MiddleOfFebruary(2024));
    private readonly List<SyntheticCounty> _counties = [];
    private IHost? _host;
    private long _rows;
    private int _cycles;
    private int _firstYear;

    public IServiceProvider Services => _host!.Services;

    /// <summary>Of the last cycle.</summary>
    public SyntheticCounty County => _counties[(_cycles - 1) % Counties];

    /// <summary>Of the last cycle.</summary>
    public int Year => _firstYear + ((_cycles - 1) / Counties);

    /// <summary>Last batch before the last cycle.</summary>
    protected long Before { get; private set; }

    protected TemporaryFolder Folder { get; } = new("county-cycle");

    protected static string Config => ConfigCopy.Shipped;

    /// <summary>One whole cycle of one county, from plan to the last consequence delivered. The readings of its year are recorded before, unmeasured.</summary>
    /// <returns>Journal rows.</returns>
    public Task<Pace> Cycle() => Cycle(1);

    /// <summary>The same for all counties side by side.</summary>
    public Task<Pace> CycleOfAll()
    {
        // To the end of a year that single cycles began.
        _cycles += (Counties - (_cycles % Counties)) % Counties;
        return Cycle(Counties);
    }

    /// <summary>The rows of the last cycle written once more by the engine itself, with the same indexes, in one transaction.</summary>
    /// <returns>Rows of the write alone, without what prepares it.</returns>
    public async Task<Pace> Floor()
    {
        var pace = default(Pace);
        await WriteAgain(Before, async write => pace = await Pace.Of(write, () => Task.FromResult((double)_rows)));
        return pace;
    }

    public virtual async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.StopAsync();
            _host.Dispose();
        }

        Folder.Dispose();
    }

    /// <summary>Starts the silo and seeds the county.</summary>
    protected async Task Open()
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.Configuration.AddInMemoryCollection([new("Villages:Config", Config)]);
        builder.Services.AddSingleton<TimeProvider>(_clock);
        builder.Services.AddSingleton(provider => ConfigFolder.Of(provider.GetRequiredService<IConfiguration>()));
        Build(builder);
        // No cycle but the measured ones.
        builder.Services.AddSingleton(new CountyCalendars(SiloConfiguration.Calendars(Config).Of(AreaCode.Nation) with { Schedules = [] }));
        _host = builder.Build();
        await _host.StartAsync();
        for (var place = 0; place < Counties; place++)
        {
            _counties.Add(ActivatorUtilities.CreateInstance<SyntheticCounty>(_host.Services, new CountyShape(Townships: 8, VillagesPerTownship: 60, place)));
            await _counties[place].Seed();
        }

        _firstYear = _counties[0].Year;
    }

    protected abstract void Build(HostApplicationBuilder builder);

    /// <summary>Rows after a batch.</summary>
    protected abstract Task<long> CountRows(long afterBatch);

    /// <param name="measured">Is given the write once everything is ready for it.</param>
    protected abstract Task WriteAgain(long afterBatch, Func<Func<Task>, Task> measured);

    private async Task<Pace> Cycle(int counties)
    {
        var due = new List<SyntheticCounty>();
        for (var i = 0; i < counties; i++)
        {
            _cycles++;
            due.Add(County);
        }

        _clock.LeapTo(MiddleOfFebruary(Year + 1));
        await Task.WhenAll(due.Select(county => county.Record(Year)));
        await due[0].Delivered();
        Before = await Services.GetRequiredService<IJournal>().LastBatch();
        return await Pace.Of(() => Task.WhenAll(due.Select(county => county.Cycle(Year))), async () => _rows = await CountRows(Before));
    }

    private static DateTimeOffset MiddleOfFebruary(int year) => new(year, 2, 15, 2, 0, 0, TimeSpan.Zero);
}
