using Microsoft.Extensions.Time.Testing;
using Villages.Grains.Areas;

namespace Villages.Grains.Tests.Areas;

public sealed class LivingTests : IDisposable
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(5);

    private readonly FakeTimeProvider _clock = new();
    private readonly Living<string, object> _living;
    private readonly object _first = new();

    public LivingTests() => _living = new(Lease, _clock, silos: null);

    public void Dispose() => _living.Dispose();

    [Fact]
    public void Whoever_entered_is_found_until_the_lease_ends_and_again_when_it_enters_again()
    {
        Assert.Null(_living.Find("a"));
        _living.Enter("a", _first);
        _clock.Advance(Lease - TimeSpan.FromTicks(1));
        Assert.Same(_first, _living.Find("a"));
        _clock.Advance(TimeSpan.FromTicks(1));
        Assert.Null(_living.Find("a"));
        _living.Enter("a", _first);
        Assert.Same(_first, _living.Find("a"));
    }

    [Fact]
    public void Whoever_is_looked_at_in_the_second_half_of_a_lease_is_sent_one_message()
    {
        var sent = new List<string>();
        using var living = new Living<string, object>(Lease, _clock, silos: null, sent.Add);
        living.Enter("a", _first);
        _clock.Advance(Lease / 2 - TimeSpan.FromTicks(1));
        living.Find("a");
        Assert.Empty(sent);
        _clock.Advance(TimeSpan.FromTicks(1));
        living.Find("a");
        living.Find("a");
        Assert.Equal(["a"], sent);

        // It did not get there: the lease ends as ever.
        _clock.Advance(Lease / 2);
        Assert.Null(living.Find("a"));
        living.Enter("a", _first);
        _clock.Advance(Lease / 2);
        Assert.Same(_first, living.Find("a"));
        Assert.Equal(["a", "a"], sent);
    }

    [Fact]
    public void One_that_ends_late_does_not_take_its_successor_with_it()
    {
        var second = new object();
        _living.Enter("a", _first);
        _living.Enter("a", second);
        _living.Leave("a", _first);
        Assert.Same(second, _living.Find("a"));
        _living.Leave("a", second);
        Assert.Null(_living.Find("a"));
    }

    [Theory]
    [InlineData(SiloStatus.Dead, false)]
    [InlineData(SiloStatus.ShuttingDown, false)]
    [InlineData(SiloStatus.Active, true)]
    public void When_a_silo_leaves_nobody_is_known_to_live_here(SiloStatus status, bool stays)
    {
        _living.Enter("a", _first);
        _living.SiloStatusChangeNotification(SiloAddress.Zero, status);
        Assert.Equal(stays, _living.Find("a") is not null);
    }
}
