using Microsoft.Extensions.Time.Testing;
using Villages.Host.Hosting;

namespace Villages.Host.Tests.Hosting;

public sealed class HearingTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public async Task Who_answers_is_heard_and_who_refuses_is_not()
    {
        Assert.True(await new Hearing(() => Task.CompletedTask, _clock).Answers(default));
        Assert.False(await new Hearing(() => throw new TimeoutException(), _clock).Answers(default));
    }

    [Fact]
    public async Task Who_says_nothing_is_told_as_silent_within_a_second()
    {
        Assert.False(await AfterASecond(new Hearing(Silent, _clock)));
    }

    [Fact]
    public async Task Who_answered_a_moment_ago_is_heard_for_ten_seconds_and_again_with_the_next_answer()
    {
        var ask = () => Task.CompletedTask;
        var hearing = new Hearing(() => ask(), _clock);
        Assert.True(await hearing.Answers(default));

        ask = Silent;
        Assert.True(await AfterASecond(hearing));

        _clock.Advance(Hearing.Silence);
        Assert.False(await AfterASecond(hearing));

        ask = () => Task.CompletedTask;
        _clock.Advance(Hearing.Silence);
        Assert.True(await hearing.Answers(default));
    }

    private static Task Silent() => Task.Delay(Timeout.Infinite);

    private async Task<bool> AfterASecond(Hearing hearing)
    {
        var answers = hearing.Answers(default);
        _clock.Advance(TimeSpan.FromSeconds(1));
        return await answers;
    }
}
