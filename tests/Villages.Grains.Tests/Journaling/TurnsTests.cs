using Villages.Grains.Journaling;

namespace Villages.Grains.Tests.Journaling;

public sealed class TurnsTests
{
    private Turns _turns;

    [Fact]
    public void Who_comes_alone_does_not_wait()
    {
        Assert.True(_turns.Enter().IsCompleted);
        _turns.Leave();
        Assert.True(_turns.Enter().IsCompleted);
    }

    [Fact]
    public async Task The_others_are_let_through_one_by_one_in_the_order_they_came()
    {
        await _turns.Enter();
        var (second, third) = (_turns.Enter(), _turns.Enter());
        Assert.False(second.IsCompleted || third.IsCompleted);

        _turns.Leave();
        await second;
        Assert.False(third.IsCompleted);

        _turns.Leave();
        await third;
        _turns.Leave();
        Assert.True(_turns.Enter().IsCompleted);
    }

    [Fact]
    public async Task Nobody_slips_in_before_the_one_who_waits()
    {
        await _turns.Enter();
        var waiting = _turns.Enter();
        _turns.Leave();
        var late = _turns.Enter();
        await waiting;
        Assert.False(late.IsCompleted);
    }
}
