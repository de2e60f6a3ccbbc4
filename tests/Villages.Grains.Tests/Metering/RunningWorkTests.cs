using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Villages.Domain.Cycles;
using Villages.Testing;

namespace Villages.Grains.Tests.Metering;

public sealed class RunningWorkTests : IDisposable
{
    private readonly TemporaryFolder _folder = new("running");
    private readonly ConcurrentDictionary<string, double> _seen = new();
    private readonly MeterListener _listener = new();

    public RunningWorkTests()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == "Villages")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument, value, tags));
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Note(instrument, value, tags));
        _listener.Start();
    }

    public void Dispose()
    {
        _listener.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_cycle_that_waits_grows_older_in_its_phase_and_leaves_when_it_took_effect()
    {
        await using var county = await LiveCounty.Start(_folder.Path);
        await county.Settle();
        await county.Grains.Cycle(LiveCounty.Cycle2025).Plan(county.Command(new PlanCycle(LiveCounty.Cycle2025), "plan"));
        await county.Reaches(LiveCounty.Cycle2025, CyclePhase.Calibrating);
        county.Clock.JumpTo(county.Clock.GetUtcNow() + TimeSpan.FromHours(30));
        Look();
        Assert.True(_seen["villages.cycles.age calibrating"] >= TimeSpan.FromHours(30).TotalSeconds);

        await county.Finish(LiveCounty.Cycle2025, 1);
        await Eventually.Holds("the cycle is shown no more", () =>
        {
            Look();
            return _seen.GetValueOrDefault("villages.cycles.age calibrating") < TimeSpan.FromHours(30).TotalSeconds;
        });
        Assert.True(_seen["villages.consequences.delivered"] > 0);
    }

    [Theory]
    [InlineData("scoring")]
    [InlineData("paused")]
    public async Task A_silo_without_cycles_says_so_for_every_phase(string phase)
    {
        await using var county = await LiveCounty.Start(_folder.Path);

        await Eventually.Holds("somebody delivers, and tells of cycles", () =>
        {
            Look();
            return _seen.ContainsKey($"villages.cycles.open {phase}");
        });
    }

    private void Look()
    {
        foreach (var gauge in _seen.Keys.Where(name => name.StartsWith("villages.cycles", StringComparison.Ordinal)))
        {
            _seen.TryRemove(gauge, out _);
        }

        _listener.RecordObservableInstruments();
    }

    private void Note(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var name = tags.Length == 0 ? instrument.Name : $"{instrument.Name} {tags[0].Value}";
        _seen.AddOrUpdate(name, value, (_, before) => Math.Max(before, value));
    }
}
