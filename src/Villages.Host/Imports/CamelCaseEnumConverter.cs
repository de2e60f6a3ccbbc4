using System.Text.Json;
using System.Text.Json.Serialization;

namespace Villages.Host.Imports;

/// <summary>Enum texts in camelCase wherever the type is written, whatever the options say.</summary>
public sealed class CamelCaseEnumConverter<TEnum>() : JsonStringEnumConverter<TEnum>(JsonNamingPolicy.CamelCase)
    where TEnum : struct, Enum;
