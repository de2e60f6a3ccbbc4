using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Villages.Grains.Auditing;

/// <summary>Where two states differ, member by member, in the order of the later one.</summary>
internal sealed partial class StateChanges
{
    /// <summary>More are not told: whoever wants the whole reads the stream.</summary>
    public const int Most = 200;

    /// <summary>The number of the stream's last commit, which every commit changes.</summary>
    private const string Version = "version";

    private readonly List<StateChange> _changes = [];

    private bool _more;

    public static (IReadOnlyList<StateChange> Changes, bool More) Between(JsonElement before, JsonElement after)
    {
        var found = new StateChanges();
        found.Compare("", before, after);
        return (found._changes, found._more);
    }

    private void Compare(string path, JsonElement before, JsonElement after)
    {
        if (_more || JsonElement.DeepEquals(before, after))
        {
            return;
        }

        switch (before.ValueKind, after.ValueKind)
        {
            case (JsonValueKind.Object, JsonValueKind.Object):
                CompareMembers(path, before, after);
                break;
            case (JsonValueKind.Array, JsonValueKind.Array):
                CompareItems(path, [.. before.EnumerateArray()], [.. after.EnumerateArray()]);
                break;
            default:
                Add(path, before, after);
                break;
        }
    }

    private void CompareMembers(string path, JsonElement before, JsonElement after)
    {
        foreach (var member in after.EnumerateObject().Where(member => path.Length > 0 || member.Name != Version))
        {
            var at = path.Length == 0 ? member.Name : $"{path}.{member.Name}";
            if (before.TryGetProperty(member.Name, out var was))
            {
                Compare(at, was, member.Value);
            }
            else
            {
                Add(at, null, member.Value);
            }
        }

        foreach (var member in before.EnumerateObject().Where(member => !after.TryGetProperty(member.Name, out _)))
        {
            Add(path.Length == 0 ? member.Name : $"{path}.{member.Name}", member.Value, null);
        }
    }

    /// <summary>What both lists begin and end with is alike; as many items between as before were changed in their place, others came or went.</summary>
    private void CompareItems(string path, JsonElement[] before, JsonElement[] after)
    {
        var (head, tail, shorter) = (0, 0, Math.Min(before.Length, after.Length));
        while (head < shorter && JsonElement.DeepEquals(before[head], after[head]))
        {
            head++;
        }

        while (tail < shorter - head && JsonElement.DeepEquals(before[^(tail + 1)], after[^(tail + 1)]))
        {
            tail++;
        }

        for (var at = head; at < Math.Max(before.Length, after.Length) - tail; at++)
        {
            var item = string.Create(CultureInfo.InvariantCulture, $"{path}[{at}]");
            if (before.Length == after.Length)
            {
                Compare(item, before[at], after[at]);
            }
            else
            {
                Add(item, at < before.Length - tail ? before[at] : null, at < after.Length - tail ? after[at] : null);
            }
        }
    }

    private void Add(string path, JsonElement? before, JsonElement? after)
    {
        _more |= _changes.Count == Most;
        if (!_more)
        {
            _changes.Add(new StateChange(Masked(path), Text(before), Text(after)));
        }
    }

    private static string? Text(JsonElement? value) => value is { ValueKind: not JsonValueKind.Undefined } element ? Masked(element.GetRawText()) : null;

    private static string Masked(string text) => Ciphertext().Replace(text, "sealed");

    /// <summary>Wherever it stands, also within a text that is JSON itself: rows of an import hold such.</summary>
    [GeneratedRegex(@"v[0-9]\.[A-Za-z0-9_-]{16,}")]
    private static partial Regex Ciphertext();
}
