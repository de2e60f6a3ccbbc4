using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Villages.Domain;
using Villages.Host.Access;

namespace Villages.Host.Http;

/// <summary>JSON at the edge: the domain's form, but strict on the way in (unknown members, missing members and numbers in quotes are refused).</summary>
internal static class ApiJson
{
    public const int MaximumDepth = 32;

    public static JsonSerializerOptions Options { get; } = Create();

    public static void Configure(JsonSerializerOptions options)
    {
        var domain = DomainJson.Options;
        options.PropertyNamingPolicy = domain.PropertyNamingPolicy;
        options.PropertyNameCaseInsensitive = false;
        options.DictionaryKeyPolicy = null;
        options.DefaultIgnoreCondition = domain.DefaultIgnoreCondition;
        options.Encoder = domain.Encoder;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.MaxDepth = MaximumDepth;
        options.TypeInfoResolver = domain.TypeInfoResolver!.WithAddedModifier(ReadableJson.CutForNobody);
        foreach (var converter in domain.Converters)
        {
            options.Converters.Add(converter);
        }
    }

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        Configure(options);
        options.MakeReadOnly();
        return options;
    }
}
