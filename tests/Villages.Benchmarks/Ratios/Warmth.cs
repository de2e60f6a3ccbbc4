using System.Globalization;
using System.Runtime;

namespace Villages.Benchmarks.Ratios;

/// <summary>Does the same until the compiler has nothing more to do with it: before that, a figure says how long a process has run and not what it costs.</summary>
internal static class Warmth
{
    private const int Batch = 3;

    // Some methods are always left: of timers, of what happens once a minute.
    private const int Quiet = 40;

    private const int Most = 30;

    public static async Task Reach(Func<Task<Pace>> work)
    {
        var compiled = JitInfo.GetCompiledMethodCount();
        for (var done = Batch; ; done += Batch)
        {
            var pace = default(Pace);
            for (var i = 0; i < Batch; i++)
            {
                pace = await work();
            }

            var now = JitInfo.GetCompiledMethodCount();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"  warming: {done} times, {now - compiled} methods compiled in the last {Batch}, {pace.PerSecond:0} /s at {pace.CpuMicroseconds:0.0} µs"));
            if (now - compiled < Quiet || done >= Most)
            {
                return;
            }

            compiled = now;
        }
    }
}
