using System.Collections.Immutable;

namespace Villages.Domain.Retention;

/// <summary>
/// Reads <c>silo-config/retention.json</c>: <c>{"classes":[{"code":"former-official","name":{"zh-CN":"离任村干部","en":"Former official"},
/// "starts":"lastTenureEnd","years":10,"basis":"…","action":"erase"}]}</c>.
/// </summary>
public static class RetentionReader
{
    private const int MostYears = 100;

    /// <returns>The catalogue, or null with at least one fault.</returns>
    public static (RetentionCatalogue? Catalogue, ImmutableArray<DataFault> Faults) Read(ReadOnlyMemory<byte> json, string file) =>
        DataNode.Read(json, file, root =>
        {
            root.Only("classes");
            ImmutableArray<RetentionClass> classes = [.. root.List("classes").Select(ReadClass)];
            foreach (var twice in classes.CountBy(c => c.Code).Where(c => c.Value > 1 && c.Key.Length > 0))
            {
                root.Report(".classes", $"类别“{twice.Key}”出现多次。", $"Class '{twice.Key}' stands more than once.");
            }

            return new RetentionCatalogue(classes);
        });

    private static RetentionClass ReadClass(DataNode node)
    {
        node.Only("code", "name", "starts", "years", "basis", "action");
        var years = node.Decimal("years", 1);
        if (years is < 1 or > MostYears || years != decimal.Truncate(years))
        {
            node.Report(".years", $"应为 1 至 {MostYears} 的整数。", $"Must be a whole number from 1 to {MostYears}.");
            years = 1;
        }

        return new RetentionClass(
            node.String("code", 40), node.Text("name"), node.Enum<RetentionStart>("starts"), (int)years, node.String("basis", 200), node.Enum<RetentionAction>("action"));
    }
}
