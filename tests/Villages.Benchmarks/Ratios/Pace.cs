namespace Villages.Benchmarks.Ratios;

/// <summary>How fast something went and what it cost.</summary>
/// <param name="PerSecond">Units of work a second of wall time.</param>
/// <param name="CpuMicroseconds">Processor time of the server and its database for one unit.</param>
internal readonly record struct Pace(double PerSecond, double CpuMicroseconds)
{
    /// <param name="work">Gives the number of units done and the seconds that count.</param>
    public static async Task<Pace> Of(Func<Task<(double Units, double Seconds)>> work)
    {
        var before = ServerTime.Spent();
        var (units, seconds) = await work();
        return new Pace(units / seconds, (ServerTime.Spent() - before).TotalMicroseconds / units);
    }
}
