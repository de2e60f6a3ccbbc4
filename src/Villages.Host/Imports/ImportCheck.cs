using Villages.Domain;
using Villages.Domain.Areas;
using Villages.Domain.Readings;

namespace Villages.Host.Imports;

/// <summary>What rows are judged against: the register as this process knows it, today in China, the caller's areas, the indicators, and what grains know.</summary>
internal sealed record ImportCheck(
    AreaTree Tree, DateOnly Today, IReadOnlyList<AreaCode> Scope, IndicatorCatalogue Indicators, IGrainFactory Grains, string FileHash)
{
    public FaultList Faults { get; init; } = new();

    /// <inheritdoc cref="ImportFile.MayRecordRemovals"/>
    public bool MayRecordRemovals { get; init; } = true;

    public bool InScope(AreaCode code) => Scope.Any(area => area.Contains(code));

    /// <summary>A village or community of the register within the caller's areas; notes the fault otherwise.</summary>
    public AreaCode? Village(FieldReader row, string column, AreaCode? code)
    {
        if (code is not { } village)
        {
            return null;
        }

        if (!village.IsVillageLevel)
        {
            row.Fault(column, "wrong-level", $"{village} 不是村或社区代码（12 位）。", $"{village} is no village or community; a code of 12 digits is wanted.");
            return null;
        }

        if (!InScope(village))
        {
            row.Fault(column, "outside-your-area", $"{village} 不在您的管辖范围内。", $"{village} lies outside the areas you may write in.");
            return null;
        }

        if (!Tree.Knows(village))
        {
            row.Fault(column, "unknown-code", $"登记册中没有 {village}。", $"The register has no {village}.");
            return null;
        }

        return village;
    }

    public static void Duplicate(FieldReader row, string? column, int first) =>
        row.Fault(column, "duplicate", $"与第 {first} 行重复。", $"Repeats line {first}.");
}

/// <summary>A command that a clean row becomes. It is made only when the whole file is clean, because making it may seal personal fields.</summary>
/// <param name="Line">Line of the file.</param>
/// <param name="Home">Six digits of the county whose import carries the row, 000000 above counties.</param>
internal readonly record struct PlannedCommand(int Line, string Home, Func<ValueTask<(StreamKey Target, ICommandBody Body)>> Make)
{
    public static PlannedCommand Ready(int line, AreaCode at, StreamKey target, ICommandBody body) =>
        new(line, at.County?.Value ?? "000000", () => ValueTask.FromResult((target, body)));
}
