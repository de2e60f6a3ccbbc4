using System.Reflection;
using System.Runtime.CompilerServices;

namespace Villages.Testing.Conventions;

/// <summary>Types that cross a grain call, and what is wrong with them. Attributes are found by name, so that every test project can ask.</summary>
public static class SerializedTypes
{
    private const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    public static IEnumerable<Type> In(params IEnumerable<Assembly> assemblies) =>
        assemblies.SelectMany(assembly => assembly.GetTypes()).Where(type => Has(type, "GenerateSerializerAttribute"));

    /// <summary>The alias, or null.</summary>
    public static string? Alias(MemberInfo member) => Argument(member, "AliasAttribute") as string;

    /// <summary>One sentence for each member without an id of its own, and for each id given twice.</summary>
    public static IEnumerable<string> FaultsOf(Type type)
    {
        if (type.IsEnum)
        {
            yield break;
        }

        var members = Members(type).ToArray();
        foreach (var member in members.Where(member => Argument(member, "IdAttribute") is null))
        {
            yield return $"{type.FullName}.{member.Name} is kept without [Id]: it would be lost, or numbered by its place.";
        }

        foreach (var twice in members.Select(member => Argument(member, "IdAttribute")).OfType<object>().GroupBy(id => id).Where(id => id.Count() > 1))
        {
            yield return $"{type.FullName} gives the id {twice.Key} to {twice.Count()} members.";
        }
    }

    // A property that the compiler gave a field to, or a field that somebody declared.
    private static IEnumerable<MemberInfo> Members(Type type)
    {
        foreach (var field in type.GetFields(Declared))
        {
            if (!field.IsDefined(typeof(CompilerGeneratedAttribute)))
            {
                yield return field;
            }
            else if (field.Name.EndsWith(">k__BackingField", StringComparison.Ordinal)
                && type.GetProperty(field.Name[1..field.Name.IndexOf('>', StringComparison.Ordinal)], Declared) is { } property)
            {
                yield return property;
            }
        }
    }

    private static bool Has(MemberInfo member, string attribute) =>
        member.GetCustomAttributesData().Any(data => data.AttributeType.Name == attribute);

    private static object? Argument(MemberInfo member, string attribute) =>
        member.GetCustomAttributesData().FirstOrDefault(data => data.AttributeType.Name == attribute)?.ConstructorArguments[0].Value;
}
