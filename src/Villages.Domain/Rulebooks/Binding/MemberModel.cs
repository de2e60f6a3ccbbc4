using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Villages.Domain.Rulebooks.Binding;

/// <summary>What the records of the rulebook look like in JSON: the one description that reading, schema and tests share.</summary>
internal static class MemberModel
{
    private static readonly ConcurrentDictionary<Type, ImmutableSortedDictionary<string, Member>> Known = new();

    /// <summary>Members by JSON name.</summary>
    public static ImmutableSortedDictionary<string, Member> Of(Type type) => Known.GetOrAdd(type, static type =>
    {
        var constructor = Constructor(type);
        var parameters = constructor.GetParameters().ToDictionary(parameter => parameter.Name!, StringComparer.Ordinal);
        return type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanWrite && !property.IsDefined(typeof(JsonIgnoreAttribute)))
            .Select(property => new Member(
                property.Name,
                property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? Camel(property.Name),
                property.PropertyType,
                property.IsDefined(typeof(RequiredMemberAttribute)) || parameters.GetValueOrDefault(property.Name) is { HasDefaultValue: false }))
            .ToImmutableSortedDictionary(member => member.JsonName, member => member, StringComparer.Ordinal);
    });

    /// <summary>Discriminator and named kinds of an abstract record; null for others.</summary>
    public static (string? Discriminator, ImmutableSortedDictionary<string, Type> Kinds) Kinds(Type type) =>
        type.GetCustomAttribute<JsonPolymorphicAttribute>(inherit: false) is { TypeDiscriminatorPropertyName: { } name }
            ? (name, type.GetCustomAttributes<JsonDerivedTypeAttribute>(inherit: false)
                .ToImmutableSortedDictionary(kind => (string)kind.TypeDiscriminator!, kind => kind.DerivedType, StringComparer.Ordinal))
            : (null, ImmutableSortedDictionary<string, Type>.Empty);

    public static Type? ListItem(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>) ? type.GetGenericArguments()[0] : null;

    public static Type? MapValue(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableSortedDictionary<,>) ? type.GetGenericArguments()[1] : null;

    public static string Camel(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);

    /// <param name="values">By CLR name; what is absent keeps its default.</param>
    public static object Create(Type type, IReadOnlyDictionary<string, object?> values)
    {
        var constructor = Constructor(type);
        var arguments = constructor.GetParameters().Select(parameter =>
            values.TryGetValue(parameter.Name!, out var value) ? value : parameter.HasDefaultValue ? parameter.DefaultValue : Absent(parameter.ParameterType)).ToArray();
        var model = constructor.Invoke(arguments);
        foreach (var (name, value) in values.Where(value => !constructor.GetParameters().Any(parameter => parameter.Name == value.Key)))
        {
            type.GetProperty(name)!.SetValue(model, value);
        }

        return model;
    }

    public static object CreateList(Type item, object?[] items)
    {
        var array = Array.CreateInstance(item, items.Length);
        items.CopyTo(array, 0);
        return typeof(MemberModel).GetMethod(nameof(ToList), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(item).Invoke(null, [array])!;
    }

    public static object CreateMap(Type value, IReadOnlyDictionary<string, object?> entries) =>
        typeof(MemberModel).GetMethod(nameof(ToMap), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(value).Invoke(null, [entries])!;

    private static ImmutableArray<T> ToList<T>(T[] items) => [.. items];

    private static ImmutableSortedDictionary<string, T> ToMap<T>(IReadOnlyDictionary<string, object?> entries) =>
        entries.ToImmutableSortedDictionary(entry => entry.Key, entry => (T)entry.Value!, StringComparer.Ordinal);

    private static object? Absent(Type type) => type.IsValueType ? RuntimeHelpers.GetUninitializedObject(type) : null;

    private static ConstructorInfo Constructor(Type type) =>
        type.GetConstructors().OrderByDescending(constructor => constructor.GetParameters().Length).First();
}

internal sealed record Member(string ClrName, string JsonName, Type Type, bool Required);
