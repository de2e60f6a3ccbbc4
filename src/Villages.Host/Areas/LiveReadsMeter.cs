using System.Diagnostics.Metrics;

namespace Villages.Host.Areas;

internal static class LiveReadsMeter
{
    private static readonly Meter Villages = new("Villages");

    private static readonly Counter<long> Reads =
        Villages.CreateCounter<long>("villages.live_reads", description: "Reads answered at the server's door, by route; the host's own measures do not have them.");

    public static void Answered(string route) => Reads.Add(1, new KeyValuePair<string, object?>("http.route", route));
}
