using Villages.Journal.Privacy;

namespace Villages.Journal.Tests.Privacy;

/// <summary>A key that another process erased must not be used here for longer than a minute, whenever it is asked for.</summary>
public sealed class PersonKeyCacheTests
{
    private readonly HandClock _clock = new();
    private readonly PersonKeyCache _cache;

    public PersonKeyCacheTests() => _cache = new PersonKeyCache(_clock, capacity: 3);

    [Fact]
    public void A_key_is_kept_for_a_while()
    {
        _cache.Keep("p-01", [1]);
        _clock.Pass(29);

        Assert.Equal([1], _cache.Get("p-01"));
    }

    [Theory]
    [InlineData(60)]
    [InlineData(3_600)]
    public void A_key_is_gone_after_a_minute_although_nobody_asked(int seconds)
    {
        _cache.Keep("p-01", [1]);
        _clock.Pass(seconds);

        Assert.Null(_cache.Get("p-01"));
    }

    [Fact]
    public void Asking_for_a_key_does_not_make_it_younger()
    {
        _cache.Keep("p-01", [1]);
        foreach (var seconds in new[] { 20, 39 })
        {
            _clock.Pass(seconds);
            Assert.Equal([1], _cache.Get("p-01"));
        }

        _clock.Pass(1);
        Assert.Null(_cache.Get("p-01"));
    }

    [Fact]
    public void A_forgotten_key_is_gone_at_once()
    {
        _cache.Keep("p-01", [1]);
        _clock.Pass(31);
        _cache.Keep("p-02", [2]);

        _cache.Forget("p-01");

        Assert.Null(_cache.Get("p-01"));
        Assert.Equal([2], _cache.Get("p-02"));
    }

    [Fact]
    public void More_persons_than_there_is_room_for_push_out_the_oldest()
    {
        foreach (var person in Enumerable.Range(0, 7))
        {
            _cache.Keep($"p-{person}", [(byte)person]);
        }

        Assert.Null(_cache.Get("p-0"));
        Assert.Equal([6], _cache.Get("p-6"));
    }

    private sealed class HandClock : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _ticks;

        public void Pass(int seconds) => _ticks += seconds * TimeSpan.TicksPerSecond;
    }
}
