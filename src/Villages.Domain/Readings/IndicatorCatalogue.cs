using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Villages.Domain.Readings;

public enum IndicatorForm
{
    /// <summary>A number between two bounds.</summary>
    Score,

    /// <summary>Ballots by choice, 好 / 较好 / 一般 / 差.</summary>
    Ballots,
}

/// <summary>A kind of reading: what it measures, where it applies and which values are possible.</summary>
/// <param name="Id"><c>kebab-case</c>, at most 60 characters.</param>
/// <param name="Minimum">Of a score, inclusive.</param>
/// <param name="Maximum">Of a score, inclusive.</param>
/// <param name="Choices">Of ballots; empty for a score.</param>
/// <param name="AppliesTo">Village, community or both.</param>
public sealed record Indicator(
    string Id,
    Text Name,
    IndicatorForm Form,
    decimal Minimum,
    decimal Maximum,
    string? Unit,
    ImmutableArray<string> Choices,
    ImmutableArray<AreaKind> AppliesTo);

/// <summary>Every indicator readings may name; data, read from <c>silo-config/indicators</c>.</summary>
public sealed class IndicatorCatalogue(IEnumerable<Indicator> indicators)
{
    private readonly FrozenDictionary<string, Indicator> _byId = indicators.ToFrozenDictionary(i => i.Id);

    public IEnumerable<Indicator> All => _byId.Values.OrderBy(i => i.Id, StringComparer.Ordinal);

    public Indicator? Find(string id) => _byId.GetValueOrDefault(id);
}
