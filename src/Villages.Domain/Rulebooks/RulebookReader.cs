using System.Collections.Immutable;
using System.Text.Json;
using Villages.Domain.Rulebooks.Binding;

namespace Villages.Domain.Rulebooks;

/// <summary>Reads a rulebook with all its faults at once; an unknown, missing, repeated or mistyped member is a fault.</summary>
public static class RulebookReader
{
    /// <returns>The rulebook, or null with at least one fault. Linting is separate: <see cref="RulebookLinter"/>.</returns>
    public static (Rulebook? Rulebook, ImmutableArray<RulebookFault> Faults) Read(ReadOnlySpan<byte> json, string file)
    {
        var (rulebook, root, faults) = Read<Rulebook>(json, file);
        if (rulebook is null)
        {
            return (null, faults);
        }

        var canonical = RulebookHash.Canonical(root);
        return (rulebook with { CanonicalJson = canonical, Hash = RulebookHash.Of(canonical) }, faults);
    }

    internal static (T? Model, JsonElement Root, ImmutableArray<RulebookFault> Faults) Read<T>(ReadOnlySpan<byte> json, string file)
        where T : class
    {
        JsonElement root;
        try
        {
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Disallow });
            root = JsonElement.ParseValue(ref reader);
            if (reader.Read())
            {
                throw new JsonException("Something follows the document.");
            }
        }
        catch (JsonException broken)
        {
            return (null, default, [new RulebookFault(file, "$", new Text($"不是有效的 JSON：{broken.Message}", $"Not valid JSON: {broken.Message}"))]);
        }

        var binder = new ModelBinder(file);
        var model = binder.Bind(root, typeof(T), "$");
        return binder.Faults.Count == 0 ? ((T?)model, root, []) : (null, root, [.. binder.Faults]);
    }
}
