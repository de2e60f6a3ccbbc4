using System.Collections.Frozen;
using System.Globalization;
using Villages.Domain;
using Villages.Domain.People;

namespace Villages.Host.Imports;

/// <summary>Reads the fields of one row and notes every fault; a field at fault reads as null, so that the row's other fields are still judged.</summary>
internal readonly struct FieldReader(CsvRow row, FrozenDictionary<string, int> places, FaultList faults)
{
    private static readonly string[] DateForms = ["yyyy-MM-dd", "yyyy/M/d"];

    public int Line => row.Line;

    public void Fault(string? column, string code, string chinese, string english) =>
        faults.Add(new RowFault(row.Line, column, "imports." + code, new Text(chinese, english)));

    /// <summary>The field without blanks around it; null when the column or its content is missing.</summary>
    public string? Raw(string column) =>
        places.TryGetValue(column, out var place) && place < row.Fields.Length && row.Fields[place].Trim() is { Length: > 0 } text ? text : null;

    public string? Required(string column)
    {
        var text = Raw(column);
        if (text is null)
        {
            Fault(column, "required", "不能为空。", "Must not be empty.");
        }

        return text;
    }

    /// <summary>A text for people: no invisible characters, nothing a spreadsheet would run as a formula.</summary>
    public string? Text(string column, int maximum, bool required = true)
    {
        var text = required ? Required(column) : Raw(column);
        if (text is null)
        {
            return null;
        }

        if (TextFaults.Of(text, maximum) is var (code, chinese, english))
        {
            Fault(column, code, chinese, english);
            return null;
        }

        return text;
    }

    public AreaCode? Area(string column, bool required = true)
    {
        var text = required ? Required(column) : Raw(column);
        if (text is null || AreaCode.TryParse(text, null, out var code))
        {
            return text is null ? null : AreaCode.Parse(text);
        }

        Malformed(column, text, "2、4、6、9 或 12 位数字代码", "a code of 2, 4, 6, 9 or 12 digits");
        return null;
    }

    public T? Id<T>(string column, string chinese, string english, bool required = true)
        where T : struct, IParsable<T>
    {
        var text = required ? Required(column) : Raw(column);
        if (text is null || T.TryParse(text, CultureInfo.InvariantCulture, out var id))
        {
            return text is null ? null : T.Parse(text, CultureInfo.InvariantCulture);
        }

        Malformed(column, text, chinese, english);
        return null;
    }

    /// <param name="today">Later dates are faults; null allows them.</param>
    public DateOnly? Date(string column, DateOnly? today, bool required = false)
    {
        var text = required ? Required(column) : Raw(column);
        if (text is null)
        {
            return null;
        }

        if (!DateOnly.TryParseExact(text, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) || date.Year < 1900)
        {
            Malformed(column, text, "YYYY-MM-DD 格式的日期", "a date YYYY-MM-DD");
            return null;
        }

        if (date > today)
        {
            Fault(column, "future-date", $"{date:yyyy-MM-dd} 晚于今天（{today:yyyy-MM-dd}）。", $"{date:yyyy-MM-dd} lies after today, {today:yyyy-MM-dd}.");
            return null;
        }

        return date;
    }

    public int? Whole(string column, int minimum, int maximum, bool required = true) =>
        Number(column, minimum, maximum, 0, required) is { } number ? (int)number : null;

    public decimal? Number(string column, decimal minimum, decimal maximum, int decimals, bool required = true)
    {
        var text = required ? Required(column) : Raw(column);
        if (text is null)
        {
            return null;
        }

        const NumberStyles Styles = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;
        if (!decimal.TryParse(text, Styles, CultureInfo.InvariantCulture, out var number) || number.Scale > decimals)
        {
            Malformed(column, text, decimals == 0 ? "整数" : $"最多 {decimals} 位小数的数字", decimals == 0 ? "a whole number" : $"a number with at most {decimals} decimals");
            return null;
        }

        if (number < minimum || number > maximum)
        {
            Fault(column, "out-of-range", $"{faults.Quotable(text)} 超出范围 {minimum}–{maximum}。", $"{faults.Quotable(text)} is outside {minimum} to {maximum}.");
            return null;
        }

        return number;
    }

    /// <summary>One of the enum's values in camelCase or its Chinese word.</summary>
    public T? Choice<T>(string column, IReadOnlyDictionary<string, T> words, bool required = true)
        where T : struct, Enum
    {
        var text = required ? Required(column) : Raw(column);
        if (text is null)
        {
            return null;
        }

        if (words.TryGetValue(text, out var value))
        {
            return value;
        }

        Malformed(column, text, string.Join("、", words.Keys), "one of " + string.Join(", ", words.Keys));
        return null;
    }

    public bool Flag(string column)
    {
        switch (Raw(column)?.ToUpperInvariant())
        {
            case null or "FALSE" or "否" or "0":
                return false;
            case "TRUE" or "是" or "1":
                return true;
            case var text:
                Malformed(column, text, "true、false、是或否", "true, false, 是 or 否");
                return false;
        }
    }

    private void Malformed(string column, string text, string chinese, string english)
    {
        var said = faults.Quotable(text) is { } quoted ? $"“{quoted}”" : "该内容";
        var saidInEnglish = faults.Quotable(text) is { } quote ? $"\"{quote}\"" : "This";
        var rounded = text.Contains("E+", StringComparison.OrdinalIgnoreCase);
        Fault(
            column, "malformed",
            $"{said}不是{chinese}。{(rounded ? "表格软件已把长数字改成科学计数，请先将该列设为文本。" : "")}",
            $"{saidInEnglish} is not {english}.{(rounded ? " A spreadsheet rounded the number; format the column as text first." : "")}");
    }
}

/// <summary>Faults in file order, listed up to a limit and counted beyond it.</summary>
/// <param name="ofPersons">The file is about persons: a field that stands in the wrong column may be anybody's name, so none is repeated.</param>
internal sealed class FaultList(bool ofPersons = false)
{
    private const int LongestQuote = 40;

    private readonly List<RowFault> _listed = [];

    public int Total { get; private set; }

    public IReadOnlyList<RowFault> Listed => [.. _listed.OrderBy(f => f.Row)];

    /// <summary>What of a field a fault may repeat, or null.</summary>
    public string? Quotable(string text) =>
        ofPersons || PersonalNumbers.In(text) ? null : text.Length > LongestQuote ? text[..LongestQuote] + "…" : text;

    public void Add(RowFault fault)
    {
        Total++;
        if (_listed.Count < ImportReport.MaximumFaults)
        {
            _listed.Add(fault);
        }
    }
}
