using System.Globalization;

namespace Villages.Benchmarks.Ratios;

/// <summary>What we reach of something else measured beside it in the same run, a floor or another way to build the same: 1 is as fast as it.</summary>
internal sealed record Ratio(string Name, double Target, Func<Task<double>> Measure)
{
    public static string Line(string name, double value, double target) =>
        string.Create(CultureInfo.InvariantCulture, $"ratio {name} {value:0.000} target {target:0.00}");
}
