using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Villages.Grains.Calendars;
using Villages.Testing;

namespace Villages.Grains.Tests.Calendars;

public sealed class CalendarKeeperTests : IDisposable
{
    private readonly TemporaryFolder _folder = new("keeper");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task After_a_silos_death_calendars_are_woken_at_once_and_calls_that_went_astray_are_sent_again()
    {
        var astray = new AstrayCalls();
        await using var county = await LiveCounty.Start(_folder.Path, change: services => services.AddSingleton<IOutgoingGrainCallFilter>(astray));
        await county.Settle();
        var before = astray.Calls;

        astray.Lose(2);
        county.Service<SiloDeaths>().SiloStatusChangeNotification(SiloAddress.New(IPAddress.Loopback, 1, 1), SiloStatus.Dead);

        await Eventually.Holds("the calendar was asked until it answered", () => astray.Arrived > 0);
        Assert.Equal(before + 3, astray.Calls);
        Assert.False(county.Service<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested);
    }

    /// <summary>Calls to start a calendar that never arrive: such a call ends as cancelled when the silo it was sent to is gone.</summary>
    private sealed class AstrayCalls : IOutgoingGrainCallFilter
    {
        private int _calls;
        private int _lost;
        private int _arrived;

        public int Calls => Volatile.Read(ref _calls);

        /// <summary>Calls that came through since some were lost.</summary>
        public int Arrived => Volatile.Read(ref _arrived);

        public void Lose(int calls)
        {
            Volatile.Write(ref _arrived, 0);
            Volatile.Write(ref _lost, calls);
        }

        public async Task Invoke(IOutgoingGrainCallContext context)
        {
            var mine = context.InterfaceMethod?.DeclaringType == typeof(ICalendarGrain) && context.MethodName == nameof(ICalendarGrain.Start);
            if (mine)
            {
                Interlocked.Increment(ref _calls);
                if (Interlocked.Decrement(ref _lost) >= 0)
                {
                    throw new TaskCanceledException("The silo is gone.");
                }
            }

            await context.Invoke();
            if (mine)
            {
                Interlocked.Increment(ref _arrived);
            }
        }
    }
}
