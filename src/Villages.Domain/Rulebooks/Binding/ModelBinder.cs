using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Villages.Domain.Rulebooks.Binding;

/// <summary>Binds JSON to the rulebook's records and gathers every fault on the way, instead of stopping at the first.</summary>
internal sealed class ModelBinder(string file)
{
    public List<RulebookFault> Faults { get; } = [];

    public object? Bind(JsonElement element, Type type, string path)
    {
        var target = Nullable.GetUnderlyingType(type) ?? type;
        return element.ValueKind == JsonValueKind.Null
            ? Fault(path, "不能为 null；不需要的成员请省略", "must not be null; leave out what is not needed")
            : target == typeof(string) ? Text(element, path)
            : target == typeof(decimal) ? Number(element, path)
            : target == typeof(int) ? Whole(element, path)
            : target == typeof(bool) ? Flag(element, path)
            : target == typeof(DateOnly) ? Date(element, path)
            : target == typeof(Period) ? Span(element, path)
            : target.IsEnum ? Choice(element, target, path)
            : MemberModel.ListItem(target) is { } item ? List(element, item, path)
            : MemberModel.MapValue(target) is { } value ? Map(element, value, path)
            : Record(element, target, path);
    }

    private object? Record(JsonElement element, Type type, string path)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            return Fault(path, "应为对象", "must be an object");
        }

        var (discriminator, kinds) = MemberModel.Kinds(type);
        if (discriminator is not null)
        {
            if (!element.TryGetProperty(discriminator, out var named) || named.ValueKind != JsonValueKind.String
                || !kinds.TryGetValue(named.GetString()!, out var kind))
            {
                var known = string.Join(", ", kinds.Keys);
                return Fault($"{path}.{discriminator}", $"应为以下之一：{known}", $"must be one of: {known}");
            }

            type = kind;
        }

        var members = MemberModel.Of(type);
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject())
        {
            var at = $"{path}.{property.Name}";
            if (!seen.Add(property.Name))
            {
                Fault(at, "成员重复", "is given twice");
            }
            else if (members.TryGetValue(property.Name, out var member))
            {
                values[member.ClrName] = Bind(property.Value, member.Type, at);
            }
            else if (property.Name != discriminator && !(path == "$" && property.Name == "$schema"))
            {
                Fault(at, "未知成员", "is not a member this version knows");
            }
        }

        foreach (var (name, member) in members)
        {
            if (member.Required && !seen.Contains(name))
            {
                Fault($"{path}.{name}", "缺少必填成员", "is required");
            }
        }

        return Faults.Count == 0 ? MemberModel.Create(type, values) : null;
    }

    private object? List(JsonElement element, Type item, string path)
    {
        if (element.ValueKind != JsonValueKind.Array)
        {
            return Fault(path, "应为数组", "must be a list");
        }

        var items = element.EnumerateArray().Select((value, i) => Bind(value, item, $"{path}[{i.ToString(CultureInfo.InvariantCulture)}]")).ToArray();
        return Faults.Count == 0 ? MemberModel.CreateList(item, items) : null;
    }

    private object? Map(JsonElement element, Type value, string path)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            return Fault(path, "应为对象", "must be an object");
        }

        var entries = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject())
        {
            var at = $"{path}.{property.Name}";
            if (!entries.TryAdd(property.Name, Bind(property.Value, value, at)))
            {
                Fault(at, "成员重复", "is given twice");
            }
        }

        return Faults.Count == 0 ? MemberModel.CreateMap(value, entries) : null;
    }

    private object? Text(JsonElement element, string path) =>
        element.ValueKind != JsonValueKind.String ? Fault(path, "应为文本", "must be a text")
            : string.IsNullOrWhiteSpace(element.GetString()) ? Fault(path, "不能为空", "must not be empty")
            : element.GetString();

    private object? Number(JsonElement element, string path) =>
        element.ValueKind == JsonValueKind.Number && element.TryGetDecimal(out var number) ? number : Fault(path, "应为数字", "must be a number");

    private object? Whole(JsonElement element, string path) =>
        element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out var number) ? number : Fault(path, "应为整数", "must be a whole number");

    private object? Flag(JsonElement element, string path) =>
        element.ValueKind is JsonValueKind.True or JsonValueKind.False ? element.GetBoolean() : Fault(path, "应为 true 或 false", "must be true or false");

    private object? Date(JsonElement element, string path) =>
        element.ValueKind == JsonValueKind.String
        && DateOnly.TryParseExact(element.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : Fault(path, "应为日期，例如 2023-01-01", "must be a date such as 2023-01-01");

    private object? Span(JsonElement element, string path) =>
        element.ValueKind == JsonValueKind.String && Period.TryParse(element.GetString(), null, out var period)
            ? period
            : Fault(path, "应为期间，例如 2022 或 2022-Q3", "must be a period such as 2022 or 2022-Q3");

    private object? Choice(JsonElement element, Type type, string path)
    {
        var known = Enum.GetNames(type).ToImmutableSortedDictionary(MemberModel.Camel, name => name, StringComparer.Ordinal);
        return element.ValueKind == JsonValueKind.String && known.TryGetValue(element.GetString()!, out var name)
            ? Enum.Parse(type, name)
            : Fault(path, $"应为以下之一：{string.Join(", ", known.Keys)}", $"must be one of: {string.Join(", ", known.Keys)}");
    }

    private object? Fault(string path, string chinese, string english)
    {
        Faults.Add(new RulebookFault(file, path, new Text(chinese, english)));
        return null;
    }
}
