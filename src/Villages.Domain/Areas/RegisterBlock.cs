using System.Text.Json;
using System.Text.Json.Serialization;
using Villages.Domain.Events;

namespace Villages.Domain.Areas;

/// <summary>
/// The rows of one register, sorted by code and first day, in flat arrays: about 80 bytes a row with its name, so that the nation's 665,276 rows fit
/// in some 50 MB. Immutable; in JSON a list of rows.
/// </summary>
[JsonConverter(typeof(RegisterBlockConverter))]
public sealed class RegisterBlock
{
    public static readonly RegisterBlock Empty = new([]);

    private readonly long[] _codes;
    private readonly string[] _names;
    private readonly int[] _from;
    private readonly int[] _to;
    private readonly Dictionary<int, (AreaCode? Successor, string? Key)>? _rare;

    private RegisterBlock(IReadOnlyList<AreaRow> sorted)
    {
        var count = sorted.Count;
        (_codes, _names, _from, _to) = (new long[count], new string[count], new int[count], new int[count]);
        for (var i = 0; i < count; i++)
        {
            var row = sorted[i];
            (_codes[i], _names[i], _from[i], _to[i]) = (CodeNumber.Of(row.Code), row.Name, row.From.DayNumber, row.To?.DayNumber ?? int.MaxValue);
            if (row.Successor is not null || row.Key is not null)
            {
                (_rare ??= []).Add(i, (row.Successor, row.Key));
            }
        }
    }

    public int Count => _codes.Length;

    public AreaRow this[int index]
    {
        get
        {
            var code = CodeNumber.ToCode(_codes[index]);
            var (successor, key) = _rare is not null && _rare.TryGetValue(index, out var rare) ? rare : default;
            DateOnly? to = _to[index] == int.MaxValue ? null : DateOnly.FromDayNumber(_to[index]);
            return new AreaRow(code, _names[index], code.Parent, DateOnly.FromDayNumber(_from[index]), to, successor, key);
        }
    }

    public static RegisterBlock Of(IEnumerable<AreaRow> rows) => new([.. rows.OrderBy(r => r.Code).ThenBy(r => r.From)]);

    public IEnumerable<AreaRow> All() => Enumerable.Range(0, Count).Select(i => this[i]);

    /// <summary>Rows of one code, oldest first.</summary>
    public IEnumerable<AreaRow> Of(AreaCode code)
    {
        var number = CodeNumber.Of(code);
        for (var i = LowerBound(number); i < Count && _codes[i] == number; i++)
        {
            yield return this[i];
        }
    }

    public AreaRow? Find(AreaCode code, DateOnly on)
    {
        var (number, day) = (CodeNumber.Of(code), on.DayNumber);
        for (var i = LowerBound(number); i < Count && _codes[i] == number; i++)
        {
            if (_from[i] <= day && day <= _to[i])
            {
                return this[i];
            }
        }

        return null;
    }

    /// <summary>True when the code was ever registered here.</summary>
    public bool Knows(AreaCode code)
    {
        var number = CodeNumber.Of(code);
        return LowerBound(number) is var i && i < Count && _codes[i] == number;
    }

    /// <summary>Rows below an area (any level) that stand on the day and have the given number of digits, in order of their codes.</summary>
    public IEnumerable<AreaRow> Below(AreaCode area, int digits, DateOnly on)
    {
        var day = on.DayNumber;
        var (first, end) = CodeNumber.Subtree(area);
        for (var i = LowerBound(first); i < Count && _codes[i] < end;)
        {
            var length = CodeNumber.Digits(_codes[i]);
            if (length == digits && _from[i] <= day && day <= _to[i])
            {
                yield return this[i];
            }

            // A code renamed or used again has several rows, and the first of them may be over.
            var again = i + 1 < Count && _codes[i + 1] == _codes[i];
            i = length < digits || again ? i + 1 : LowerBound(CodeNumber.Subtree(CodeNumber.Ancestor(_codes[i], digits)).End, i + 1);
        }
    }

    public RegisterBlock Apply(IEvent happened) => happened switch
    {
        AreasRegistered e => Of(All().Concat(e.Rows)),
        AreaRenamed e => Of(All().SelectMany(row => row.Code == e.Code && row.StandsOn(e.On) ? Renamed(row, e) : [row])),
        AreaClosed e => Of(All().Select(row => row.Code == e.Code && row.StandsOn(e.LastDay) ? row with { To = e.LastDay, Successor = e.Successor } : row)),
        _ => throw new UnknownEventException(EventCodec.NameOf(happened.GetType()).Name),
    };

    private static IEnumerable<AreaRow> Renamed(AreaRow row, AreaRenamed renamed) => row.From == renamed.On
        ? [row with { Name = renamed.Name }]
        : [row with { To = renamed.On.AddDays(-1) }, row with { Name = renamed.Name, From = renamed.On }];

    private int LowerBound(long number, int from = 0)
    {
        var (low, high) = (from, Count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = _codes[middle] < number ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}

internal sealed class RegisterBlockConverter : JsonConverter<RegisterBlock>
{
    public override RegisterBlock Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        RegisterBlock.Of(JsonSerializer.Deserialize<AreaRow[]>(ref reader, options)!);

    public override void Write(Utf8JsonWriter writer, RegisterBlock value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value.All(), options);
}
