using System.Diagnostics.Metrics;

namespace Villages.Grains.Metering;

/// <summary>What grains count, in the meter <c>Villages</c>. No label names a person, a stream or an area.</summary>
internal static class GrainMeter
{
    private static readonly Meter Meter = new("Villages");

    private static readonly Counter<long> Repeats = Meter.CreateCounter<long>(
        "villages.commands.repeated", "{command}", "Duplicates of a command answered with its first answer.");

    private static readonly Counter<long> Delivered = Meter.CreateCounter<long>("villages.consequences.delivered", "{consequence}", "Consequences their targets accepted.");

    private static readonly Counter<long> Refused = Meter.CreateCounter<long>(
        "villages.consequences.refused", "{consequence}", "Consequences their targets refused, kept at their sources; by the name of the rule.");

    public static void Repeated() => Repeats.Add(1);

    public static void Accepted() => Delivered.Add(1);

    public static void Refuse(string consequence) => Refused.Add(1, new KeyValuePair<string, object?>("name", consequence));
}
