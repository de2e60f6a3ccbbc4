using System.Net;
using Villages.Grains.Calendars;

namespace Villages.Grains.Tests.Calendars;

public sealed class SiloDeathsTests
{
    private static readonly SiloAddress Lower = SiloAddress.New(IPAddress.Loopback, 11111, 1);
    private static readonly SiloAddress Upper = SiloAddress.New(IPAddress.Loopback, 22222, 1);

    [Theory]
    [InlineData(SiloStatus.Joining)]
    [InlineData(SiloStatus.Active)]
    [InlineData(SiloStatus.ShuttingDown)]
    [InlineData(SiloStatus.Stopping)]
    public async Task Who_comes_or_is_about_to_go_is_no_death(SiloStatus status)
    {
        var oracle = new ToldOracle(Lower);
        using var deaths = new SiloDeaths(oracle);
        oracle.Tell(Upper, status);
        Assert.Equal(0, await Told(deaths));
    }

    [Fact]
    public async Task Deaths_that_nobody_has_looked_at_yet_are_told_as_one()
    {
        var oracle = new ToldOracle(Lower);
        using var deaths = new SiloDeaths(oracle);
        oracle.Tell(Upper, SiloStatus.Dead);
        oracle.Tell(Upper, SiloStatus.Dead);
        Assert.Equal(1, await Told(deaths));
        oracle.Tell(Upper, SiloStatus.Dead);
        Assert.Equal(1, await Told(deaths));
    }

    [Fact]
    public void One_of_the_living_is_the_first_and_another_takes_its_place()
    {
        using var lower = new SiloDeaths(new ToldOracle(Lower, Lower, Upper));
        using var upper = new SiloDeaths(new ToldOracle(Upper, Lower, Upper));
        Assert.True(lower.IsFirst ^ upper.IsFirst);

        using var left = new SiloDeaths(new ToldOracle(Upper, Upper));
        Assert.True(left.IsFirst);
    }

    [Fact]
    public void Who_knows_nobody_yet_takes_itself_for_the_first()
    {
        using var alone = new SiloDeaths(new ToldOracle(Lower));
        Assert.True(alone.IsFirst);
    }

    [Fact]
    public void It_listens_no_longer_than_it_lives()
    {
        var oracle = new ToldOracle(Lower);
        using (new SiloDeaths(oracle))
        {
            Assert.Equal(1, oracle.Listeners);
        }

        Assert.Equal(0, oracle.Listeners);
    }

    /// <summary>How many deaths wait to be read.</summary>
    private static async Task<int> Told(SiloDeaths deaths)
    {
        using var end = new CancellationTokenSource();
        var told = 0;
        await using var seen = deaths.Seen(end.Token).GetAsyncEnumerator(end.Token);
        while (true)
        {
            var next = seen.MoveNextAsync().AsTask();
            if (!next.IsCompleted)
            {
                await end.CancelAsync();
                await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);
                return told;
            }

            told++;
        }
    }

    private sealed class ToldOracle(SiloAddress self, params SiloAddress[] active) : ISiloStatusOracle
    {
        private readonly List<ISiloStatusListener> _listeners = [];

        public int Listeners => _listeners.Count;

        public SiloStatus CurrentStatus => SiloStatus.Active;

        public string SiloName => "told";

        public SiloAddress SiloAddress => self;

        public void Tell(SiloAddress silo, SiloStatus status) => _listeners.ForEach(listener => listener.SiloStatusChangeNotification(silo, status));

        public SiloStatus GetApproximateSiloStatus(SiloAddress siloAddress) => active.Contains(siloAddress) ? SiloStatus.Active : SiloStatus.None;

        public Dictionary<SiloAddress, SiloStatus> GetApproximateSiloStatuses(bool onlyActive = false) => active.ToDictionary(silo => silo, _ => SiloStatus.Active);

        public SiloAddress[] GetActiveSilos() => active;

        public bool TryGetSiloName(SiloAddress siloAddress, out string siloName)
        {
            siloName = "told";
            return true;
        }

        public bool IsFunctionalDirectory(SiloAddress siloAddress) => true;

        public bool IsDeadSilo(SiloAddress silo) => false;

        public bool SubscribeToSiloStatusEvents(ISiloStatusListener observer)
        {
            _listeners.Add(observer);
            return true;
        }

        public bool UnSubscribeFromSiloStatusEvents(ISiloStatusListener observer) => _listeners.Remove(observer);
    }
}
