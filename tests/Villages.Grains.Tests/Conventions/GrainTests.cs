using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Villages.Grains.Hosting;
using Villages.Grains.Keeping;
using Villages.Testing.Conventions;

namespace Villages.Grains.Tests.Conventions;

/// <summary>What a silo of another version, or a row written years ago, must find under the same name.</summary>
public sealed partial class GrainTests
{
    private static readonly Type[] Types = typeof(KeptState<>).Assembly.GetTypes();
    private static readonly Type[] Grains = [.. Types.Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IGrainBase)))];
    private static readonly Type[] Interfaces =
        [.. Types.Where(type => type is { IsInterface: true, IsPublic: true } && type.IsAssignableTo(typeof(IGrain)) && !type.IsGenericType && Grains.Any(type.IsAssignableFrom))];

    [Fact]
    public void Grain_classes_are_internal_and_sealed_under_a_type_name_of_their_own()
    {
        Assert.Empty(Grains.Where(type => type.IsVisible || !type.IsSealed).Select(type => type.FullName));
        var names = Grains.Select(type => GrainTypeOf(type) ?? $"{type.Name} has no [GrainType]").ToArray();
        Assert.Empty(names.Where(name => !GrainTypeName().IsMatch(name)));
        Assert.Equal(names, names.Distinct());
    }

    [Fact]
    public void Grain_interfaces_and_each_of_their_methods_have_an_alias()
    {
        Assert.Empty(Interfaces.Where(type => SerializedTypes.Alias(type) is null).Select(type => type.FullName));
        foreach (var type in Interfaces)
        {
            var aliases = type.GetMethods().Select(method => SerializedTypes.Alias(method) ?? $"{type.Name}.{method.Name} has none").ToArray();
            Assert.Empty(aliases.Where(alias => !MethodAlias().IsMatch(alias)));
            Assert.Equal(aliases, aliases.Distinct());
        }
    }

    [Fact]
    public void Grain_interfaces_say_what_their_key_is()
    {
        var members = XDocument.Load(Path.Combine(AppContext.BaseDirectory, "Villages.Grains.xml")).Descendants("member")
            .ToDictionary(member => member.Attribute("name")!.Value, member => member.Element("summary")?.Value ?? "");
        Assert.Empty(Interfaces.Where(type => !members.GetValueOrDefault($"T:{type.FullName}", "").Contains("Key:", StringComparison.Ordinal)).Select(type => type.FullName));
    }

    [Fact]
    public void Kept_states_are_named_after_their_grain_and_are_unique()
    {
        var states = (
            from grain in Grains
            from constructor in grain.GetConstructors()
            from parameter in constructor.GetParameters()
            let attribute = parameter.GetCustomAttribute<PersistentStateAttribute>()
            where attribute is not null
            select (Grain: GrainTypeOf(grain), attribute.StateName, attribute.StorageName, parameter.ParameterType)).ToArray();
        Assert.Empty(states.Where(state => !StateName().IsMatch(state.StateName) || !state.StateName.StartsWith($"{state.Grain}.", StringComparison.Ordinal)));
        Assert.Equal(states.Length, states.Select(state => state.StateName).Distinct().Count());
        Assert.All(states, state => Assert.Equal(SiloSettings.StorageName, state.StorageName));
        Assert.All(states, state => Assert.Equal(typeof(Kept<>), state.ParameterType.GetGenericArguments()[0].GetGenericTypeDefinition()));
    }

    [Fact]
    public void Formats_of_kept_states_end_with_a_version_and_are_unique()
    {
        var formats = Types.Where(type => type.IsClass && type.GetInterfaces().Any(IsKept))
            .Select(type => (string)type.GetProperty("Format", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!).ToArray();
        Assert.Empty(formats.Where(format => !Format().IsMatch(format)));
        Assert.Equal(formats, formats.Distinct());
    }

    private static string? GrainTypeOf(Type type) =>
        type.GetCustomAttributesData().FirstOrDefault(data => data.AttributeType == typeof(GrainTypeAttribute))?.ConstructorArguments[0].Value as string;

    private static bool IsKept(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IKept<>);

    [GeneratedRegex("^[a-z]+(-[a-z]+)*$")]
    private static partial Regex GrainTypeName();

    [GeneratedRegex("^[a-z]+(-[a-z]+)*$")]
    private static partial Regex MethodAlias();

    [GeneratedRegex(@"^[a-z-]+\.[a-z-]+$")]
    private static partial Regex StateName();

    [GeneratedRegex(@"^[a-z-]+\.[a-z-]+\.v\d+$")]
    private static partial Regex Format();
}
