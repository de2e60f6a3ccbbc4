using System.Collections.Immutable;

namespace Villages.Domain.Readings;

/// <summary>
/// Reads <c>silo-config/indicators/*.json</c>: <c>{"indicators":[{"id":"governance","name":{"zh-CN":…,"en":…},"form":"score","minimum":0,"maximum":100,
/// "unit":"points","appliesTo":["village","community"]}]}</c>; ballots have <c>choices</c> in place of bounds.
/// </summary>
public static class IndicatorCatalogueReader
{
    /// <returns>The catalogue, or null with at least one fault.</returns>
    public static (IndicatorCatalogue? Catalogue, ImmutableArray<DataFault> Faults) Read(ReadOnlyMemory<byte> json, string file) =>
        DataNode.Read(json, file, root =>
        {
            root.Only("indicators");
            var indicators = root.List("indicators").Select(ReadIndicator).ToArray();
            foreach (var twice in indicators.CountBy(i => i.Id).Where(i => i.Value > 1))
            {
                root.Report(".indicators", $"指标“{twice.Key}”出现多次。", $"Indicator '{twice.Key}' stands more than once.");
            }

            return new IndicatorCatalogue(indicators.DistinctBy(i => i.Id));
        });

    private static Indicator ReadIndicator(DataNode node)
    {
        var form = node.Enum<IndicatorForm>("form");
        var score = form == IndicatorForm.Score;
        node.Only(score ? ["id", "name", "form", "minimum", "maximum", "unit", "appliesTo"] : ["id", "name", "form", "choices", "appliesTo"]);
        var id = node.String("id", 60);
        if (id.AsSpan().ContainsAnyExcept("abcdefghijklmnopqrstuvwxyz0123456789-"))
        {
            node.Report(".id", "只能使用小写字母、数字和连字符。", "Lower-case letters, digits and hyphens only.");
        }

        var (minimum, maximum) = score ? (node.Decimal("minimum"), node.Decimal("maximum", 1)) : (0, 0);
        if (score && minimum >= maximum)
        {
            node.Report(".maximum", "最大值须大于最小值。", "The maximum must lie above the minimum.");
        }

        ImmutableArray<string> choices = score ? [] : [.. node.Values<Choice>("choices", text => text.Length is 0 or > 40 ? null : new Choice(text)).Select(c => c.Id)];
        if (!score && choices.Distinct().Count() is var distinct && (distinct < 2 || distinct < choices.Length))
        {
            node.Report(".choices", "至少两个且互不相同的选项。", "At least two choices, each once.");
        }

        return new Indicator(
            id, node.Text("name"), form, minimum, maximum, score ? node.Optional("unit", 20) : null, choices, node.Values("appliesTo", ReadKind));
    }

    private static AreaKind? ReadKind(string text) => text switch
    {
        "village" => AreaKind.Village,
        "community" => AreaKind.Community,
        _ => null,
    };

    private readonly record struct Choice(string Id);
}
