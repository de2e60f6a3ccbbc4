using System.Globalization;

namespace Villages.Benchmarks.Ratios;

/// <summary>What we reach of a floor measured beside it in the same run: 1 is as fast as the floor.</summary>
internal sealed record Ratio(string Name, double Target, Func<Task<double>> Measure)
{
    public static string Line(string name, double value, double target) =>
        string.Create(CultureInfo.InvariantCulture, $"ratio {name} {value:0.000} target {target:0.00}");
}
