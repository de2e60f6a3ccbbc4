using System.Collections;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text.Json.Serialization;

namespace Villages.Domain;

/// <summary>
/// A few values by name, in ordinal order of the names, in one array: explanations of everybody's stars live in states and commits, where a tree of nodes took a quarter of the
/// memory. JSON is an object, as of any dictionary. Two with equal names and values are equal.
/// </summary>
[GenerateSerializer, Immutable, Alias("villages.compact-dictionary`1")]
[JsonConverter(typeof(CompactDictionaryConverterFactory))]
public sealed class CompactDictionary<T> : IReadOnlyDictionary<string, T>, IEquatable<CompactDictionary<T>>
{
    public static readonly CompactDictionary<T> Empty = new([]);

    private static readonly EqualityComparer<KeyValuePair<string, T>> SameEntry = EqualityComparer<KeyValuePair<string, T>>.Create(
        (one, other) => one.Key == other.Key && EqualityComparer<T>.Default.Equals(one.Value, other.Value));

    [Id(0)]
    private readonly ImmutableArray<KeyValuePair<string, T>> _entries;

    internal CompactDictionary(ImmutableArray<KeyValuePair<string, T>> entries) => _entries = entries;

    public int Count => _entries.Length;

    public IEnumerable<string> Keys => _entries.Select(entry => entry.Key);

    public IEnumerable<T> Values => _entries.Select(entry => entry.Value);

    /// <exception cref="KeyNotFoundException">There is no such name.</exception>
    public T this[string key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"There is no '{key}' here.");

    public bool ContainsKey(string key) => TryGetValue(key, out _);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out T value)
    {
        foreach (var entry in _entries)
        {
            if (entry.Key == key)
            {
                value = entry.Value;
                return true;
            }
        }

        value = default;
        return false;
    }

    /// <summary>By value, without a boxed enumerator.</summary>
    public ImmutableArray<KeyValuePair<string, T>>.Enumerator GetEnumerator() => _entries.GetEnumerator();

    IEnumerator<KeyValuePair<string, T>> IEnumerable<KeyValuePair<string, T>>.GetEnumerator() => _entries.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _entries.AsEnumerable().GetEnumerator();

    public bool Equals(CompactDictionary<T>? other) => other is not null && _entries.AsSpan().SequenceEqual(other._entries.AsSpan(), SameEntry);

    public override bool Equals(object? obj) => Equals(obj as CompactDictionary<T>);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var entry in _entries)
        {
            hash.Add(entry.Key);
            hash.Add(entry.Value);
        }

        return hash.ToHashCode();
    }
}

/// <summary>Makes a <see cref="CompactDictionary{T}"/>.</summary>
public static class CompactDictionaryExtensions
{
    public static CompactDictionary<T> ToCompactDictionary<T>(this KeyValuePair<string, T>[] values) => ToCompactDictionary((ReadOnlySpan<KeyValuePair<string, T>>)values);

    /// <param name="values">In any order; of one name the last value counts. Few: each is put in its place among those before it.</param>
    public static CompactDictionary<T> ToCompactDictionary<T>(this ReadOnlySpan<KeyValuePair<string, T>> values)
    {
        var entries = new KeyValuePair<string, T>[values.Length];
        var count = 0;
        foreach (var value in values)
        {
            var place = count;
            while (place > 0 && string.CompareOrdinal(entries[place - 1].Key, value.Key) > 0)
            {
                place--;
            }

            if (place > 0 && entries[place - 1].Key == value.Key)
            {
                entries[place - 1] = value;
                continue;
            }

            Array.Copy(entries, place, entries, place + 1, count - place);
            entries[place] = value;
            count++;
        }

        return count == 0 ? CompactDictionary<T>.Empty : new(ImmutableCollectionsMarshal.AsImmutableArray(count == entries.Length ? entries : entries[..count]));
    }
}
