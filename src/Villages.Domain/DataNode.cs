using System.Collections.Immutable;
using System.Text.Json;

namespace Villages.Domain;

/// <summary>A JSON object of a data file that is read member by member; what is wrong is collected, and reading goes on with a stand-in value.</summary>
internal sealed class DataNode
{
    private readonly JsonElement _element;
    private readonly string _file;
    private readonly List<DataFault> _faults;

    private DataNode(JsonElement element, string path, string file, List<DataFault> faults) =>
        (_element, Path, _file, _faults) = (element, path, file, faults);

    public string Path { get; }

    /// <returns>The value when the file has no fault at all, else every fault.</returns>
    public static (T? Value, ImmutableArray<DataFault> Faults) Read<T>(ReadOnlyMemory<byte> json, string file, Func<DataNode, T> read)
        where T : class
    {
        var faults = new List<DataFault>();
        T? value = null;
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false });
            var root = new DataNode(document.RootElement, "$", file, faults);
            if (root.Is(JsonValueKind.Object))
            {
                value = read(root);
            }
        }
        catch (JsonException broken)
        {
            faults.Add(new DataFault(file, "$", new Text($"不是有效的 JSON：{broken.Message}", $"Not valid JSON: {broken.Message}")));
        }

        return faults.Count == 0 ? (value, []) : (null, [.. faults]);
    }

    /// <summary>Reports members that are none of the given ones; a member <c>$schema</c> is always allowed.</summary>
    public DataNode Only(params ReadOnlySpan<string> members)
    {
        foreach (var member in _element.EnumerateObject())
        {
            if (!members.Contains(member.Name) && member.Name != "$schema")
            {
                Report($".{member.Name}", "未知成员。", "Unknown member.");
            }
        }

        return this;
    }

    public void Report(string suffix, string chinese, string english) => _faults.Add(new DataFault(_file, Path + suffix, new Text(chinese, english)));

    public string String(string member, int longest) =>
        Member(member) is { ValueKind: JsonValueKind.String } e && e.GetString() is { Length: > 0 } text && text.Length <= longest
            ? text
            : Fault(member, "", $"应为 1 至 {longest} 个字符的文本。", $"Must be a text of 1 to {longest} characters.");

    public string? Optional(string member, int longest) => Has(member) ? String(member, longest) : null;

    public bool Has(string member) => _element.TryGetProperty(member, out var e) && e.ValueKind != JsonValueKind.Null;

    /// <summary>False when left out.</summary>
    public bool Flag(string member) => Has(member) && Member(member) switch
    {
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        _ => Fault(member, false, "应为 true 或 false。", "Must be true or false."),
    };

    public decimal Decimal(string member, decimal fallback = 0) =>
        Member(member) is { ValueKind: JsonValueKind.Number } e && e.TryGetDecimal(out var number)
            ? number
            : Fault(member, fallback, "应为数值。", "Must be a number.");

    public Text Text(string member)
    {
        if (Member(member) is not { } element)
        {
            return Fault(member, new Text("", ""), "缺少双语文本。", "A text in both languages is missing.");
        }

        var node = new DataNode(element, $"{Path}.{member}", _file, _faults);
        return node.Is(JsonValueKind.Object) && node.Only("zh-CN", "en") is { } both ? new Text(both.String("zh-CN", 200), both.String("en", 200)) : new Text("", "");
    }

    public TEnum Enum<TEnum>(string member)
        where TEnum : struct, Enum
    {
        var names = System.Enum.GetNames<TEnum>().ToDictionary(name => JsonNamingPolicy.CamelCase.ConvertName(name), System.Enum.Parse<TEnum>);
        return Member(member) is { ValueKind: JsonValueKind.String } e && names.TryGetValue(e.GetString()!, out var value)
            ? value
            : Fault(member, default(TEnum), $"应为 {string.Join("、", names.Keys)} 之一。", $"Must be one of {string.Join(", ", names.Keys)}.");
    }

    public T Parse<T>(string member)
        where T : struct, IParsable<T> =>
        Member(member) is { ValueKind: JsonValueKind.String } e && T.TryParse(e.GetString(), null, out var value)
            ? value
            : Fault(member, default(T), $"不是有效的 {typeof(T).Name}。", $"Not a valid {typeof(T).Name}.");

    /// <summary>Null, and reported, when it is missing or no object.</summary>
    public DataNode? Object(string member)
    {
        var node = Member(member) is { } element ? new DataNode(element, $"{Path}.{member}", _file, _faults) : Fault<DataNode?>(member, null, "缺少该成员。", "The member is missing.");
        return node?.Is(JsonValueKind.Object) == true ? node : null;
    }

    public ImmutableArray<DataNode> List(string member) =>
        [.. Elements(member).Select(e => new DataNode(e.Element, $"{Path}.{member}[{e.At}]", _file, _faults)).Where(node => node.Is(JsonValueKind.Object))];

    /// <param name="parse">Null for a text that is no value.</param>
    public ImmutableArray<T> Values<T>(string member, Func<string, T?> parse)
        where T : struct
    {
        var values = ImmutableArray.CreateBuilder<T>();
        foreach (var (element, at) in Elements(member))
        {
            if (element.ValueKind == JsonValueKind.String && parse(element.GetString()!) is { } value)
            {
                values.Add(value);
            }
            else
            {
                Report($".{member}[{at}]", "值无效。", "Not a valid value.");
            }
        }

        return values.ToImmutable();
    }

    private IEnumerable<(JsonElement Element, int At)> Elements(string member) =>
        Member(member) is { ValueKind: JsonValueKind.Array } array
            ? array.EnumerateArray().Select((element, at) => (element, at))
            : Fault(member, Array.Empty<(JsonElement, int)>(), "应为列表。", "Must be a list.");

    private JsonElement? Member(string member) => _element.TryGetProperty(member, out var e) ? e : null;

    private bool Is(JsonValueKind kind)
    {
        if (_element.ValueKind == kind)
        {
            return true;
        }

        Report("", "应为对象。", "Must be an object.");
        return false;
    }

    private T Fault<T>(string member, T standIn, string chinese, string english)
    {
        Report($".{member}", chinese, english);
        return standIn;
    }
}
