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

    /// <param name="work">Alone: what is told of it afterwards costs it nothing.</param>
    /// <param name="units">Asked when the work is done.</param>
    public static async Task<Pace> Of(Func<Task> work, Func<Task<double>> units)
    {
        var before = ServerTime.Spent();
        var seconds = await Rounds.Seconds(work);
        var spent = ServerTime.Spent() - before;
        var done = await units();
        return new Pace(done / seconds, spent.TotalMicroseconds / done);
    }
}
