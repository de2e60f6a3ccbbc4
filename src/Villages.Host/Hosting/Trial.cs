using Villages.Grains.Hosting;

namespace Villages.Host.Hosting;

/// <summary>
/// Section <c>Villages:Trial</c>: what a trial bends and production must not. <c>ClockOffset</c> moves every clock of this process (all processes of a cluster get the same);
/// <c>DropTicks</c> and <c>DoubleTicks</c> are shares of reminder ticks that are lost or come twice.
/// </summary>
internal static class Trial
{
    private const string Section = "Villages:Trial";

    /// <exception cref="InvalidOperationException">The environment is Production, or a setting does not fit.</exception>
    public static void AddTrial(this WebApplicationBuilder builder)
    {
        var section = builder.Configuration.GetSection(Section);
        if (!section.Exists())
        {
            return;
        }

        if (builder.Environment.IsProduction())
        {
            throw new InvalidOperationException($"{Section} moves the clock and loses ticks on purpose; it is refused in Production. Remove it. 生产环境不允许使用 {Section}。");
        }

        if (Read<TimeSpan>(section, "ClockOffset") is var offset && offset != TimeSpan.Zero)
        {
            builder.Services.AddSingleton<TimeProvider>(new MovedClock(offset));
        }

        var (drop, twice) = (Read<double>(section, "DropTicks"), Read<double>(section, "DoubleTicks"));
        if (drop > 0 || twice > 0)
        {
            builder.Services.AddUnevenTicks(drop, twice);
        }
    }

    private static TValue Read<TValue>(IConfigurationSection section, string key)
        where TValue : struct, IParsable<TValue>
    {
        var text = section[key];
        return string.IsNullOrWhiteSpace(text) ? default
            : TValue.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var value) ? value
            : throw new InvalidOperationException($"{Section}:{key} is '{text}', which is no {typeof(TValue).Name}.");
    }

    /// <summary>The system's clock, so much ahead or behind; timers and timestamps are the system's.</summary>
    private sealed class MovedClock(TimeSpan offset) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + offset;
    }
}
