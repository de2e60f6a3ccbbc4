using System.Text;
using Villages.Domain;

namespace Villages.Host.Imports;

/// <summary>One row of a CSV text.</summary>
/// <param name="Line">Line of the file on which it begins, from 1.</param>
public readonly record struct CsvRow(int Line, string[] Fields);

/// <summary>
/// RFC 4180, strictly: an unclosed or stray quote is a refusal that names its line, never a guess. Own code because the library at hand swallows an unclosed quote
/// up to the end of the file and counts lines only where it finds rows. Blank lines are passed over; lines end in CR LF or LF.
/// </summary>
public static class CsvText
{
    public static Outcome<CsvRow[]> Rows(string text, ImportLimits limits)
    {
        var rows = new List<CsvRow>();
        var fields = new List<string>();
        var (at, line) = (0, 1);
        while (at < text.Length)
        {
            var (begin, first) = (at, line);
            if (ReadRow(text, ref at, ref line, fields, limits) is { } refusal)
            {
                return refusal;
            }

            if (at - begin > limits.LineCharacters + 2)
            {
                return ImportRefusals.LineTooLong(first, limits.LineCharacters);
            }

            if (fields is not [""])
            {
                rows.Add(new CsvRow(first, [.. fields]));
            }

            if (rows.Count > limits.Rows + 1)
            {
                return ImportRefusals.TooManyRows(limits.Rows);
            }

            fields.Clear();
        }

        return rows.ToArray();
    }

    private static Refusal? ReadRow(string text, ref int at, ref int line, List<string> fields, ImportLimits limits)
    {
        var begin = at;
        while (true)
        {
            if (at < text.Length && text[at] == '"')
            {
                if (ReadQuoted(text, ref at, ref line, fields, begin, limits) is { } refusal)
                {
                    return refusal;
                }
            }
            else
            {
                var length = text.AsSpan(at).IndexOfAny(',', '\n', '"');
                var end = length < 0 ? text.Length : at + length;
                if (end < text.Length && text[end] == '"')
                {
                    return ImportRefusals.StrayQuote(line);
                }

                var carriage = end > at && text[end - 1] == '\r' && (end == text.Length || text[end] == '\n') ? 1 : 0;
                fields.Add(text[at..(end - carriage)]);
                at = end;
            }

            if (at == text.Length)
            {
                return null;
            }

            if (text[at++] == '\n')
            {
                line++;
                return null;
            }
        }
    }

    /// <summary>Leaves <paramref name="at"/> on the comma or line feed behind the field, or at the end.</summary>
    private static Refusal? ReadQuoted(string text, ref int at, ref int line, List<string> fields, int rowBegin, ImportLimits limits)
    {
        var (opened, value) = (line, new StringBuilder());
        at++;
        while (true)
        {
            var length = text.AsSpan(at).IndexOf('"');
            var end = length < 0 ? text.Length : at + length;
            if (end - rowBegin > limits.LineCharacters)
            {
                return length < 0 ? ImportRefusals.UnclosedQuote(opened) : ImportRefusals.LineTooLong(opened, limits.LineCharacters);
            }

            if (length < 0)
            {
                return ImportRefusals.UnclosedQuote(opened);
            }

            line += text.AsSpan(at, length).Count('\n');
            value.Append(text, at, length);
            at = end + 1;
            if (at < text.Length && text[at] == '"')
            {
                value.Append('"');
                at++;
                continue;
            }

            fields.Add(value.ToString());
            if (at < text.Length && text[at] == '\r' && (at + 1 == text.Length || text[at + 1] == '\n'))
            {
                at++;
            }

            return at == text.Length || text[at] is ',' or '\n' ? null : ImportRefusals.StrayQuote(line);
        }
    }
}
