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

/// <summary>A silo with one county on one engine, and the engine's own way to write the same rows.</summary>
internal abstract class Ground : IAsyncDisposable
{
    private readonly LeapingClock _clock = new(MiddleOfFebruary(2024));
    private IHost? _host;
    private SyntheticCounty? _county;
    private long _rows;

    public IServiceProvider Services => _host!.Services;

    public SyntheticCounty County => _county!;

    /// <summary>Of the last cycle.</summary>
    public int Year { get; private set; }

    /// <summary>Last batch before the last cycle.</summary>
    protected long Before { get; private set; }

    protected TemporaryFolder Folder { get; } = new("county-cycle");

    protected static string Config => ConfigCopy.Shipped;

    /// <summary>One whole cycle, from plan to the last star record delivered. The readings of its year are recorded before, unmeasured.</summary>
    /// <returns>Journal rows.</returns>
    public async Task<Pace> Cycle()
    {
        Year++;
        _clock.LeapTo(MiddleOfFebruary(Year + 1));
        await County.Record(Year);
        Before = await Services.GetRequiredService<IJournal>().LastBatch();
        return await Pace.Of(async () =>
        {
            var seconds = await Rounds.Seconds(() => County.Cycle(Year));
            _rows = await CountRows(Before);
            return (_rows, seconds);
        });
    }

    /// <summary>The rows of the last cycle written once more by the engine itself, with the same indexes, in one transaction.</summary>
    /// <returns>Rows; the processor's time is of the write and of what prepares it.</returns>
    public Task<Pace> Floor() => Pace.Of(async () => (_rows, await WriteAgain(Before)));

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
        builder.Services.AddSingleton(new CountyShape(Townships: 8, VillagesPerTownship: 60));
        builder.Services.AddSingleton<SyntheticCounty>();
        Build(builder);
        // No cycle but the measured ones.
        builder.Services.AddSingleton(new CountyCalendars(SiloConfiguration.Calendars(Config).Of(AreaCode.Nation) with { Schedules = [] }));
        _host = builder.Build();
        await _host.StartAsync();
        _county = _host.Services.GetRequiredService<SyntheticCounty>();
        await _county.Seed();
        Year = _county.Year - 1;
    }

    protected abstract void Build(HostApplicationBuilder builder);

    /// <summary>Rows after a batch.</summary>
    protected abstract Task<long> CountRows(long afterBatch);

    /// <returns>Seconds of the write alone.</returns>
    protected abstract Task<double> WriteAgain(long afterBatch);

    private static DateTimeOffset MiddleOfFebruary(int year) => new(year, 2, 15, 2, 0, 0, TimeSpan.Zero);
}
