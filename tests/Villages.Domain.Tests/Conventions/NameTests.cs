using System.Reflection;
using System.Text.RegularExpressions;
using Villages.Domain.Events;
using Villages.Testing.Conventions;

namespace Villages.Domain.Tests.Conventions;

/// <summary>Names that are stored for ever, or sent to a silo of another version.</summary>
public sealed partial class NameTests
{
    private static readonly Type[] Types = typeof(AreaCode).Assembly.GetTypes();

    [Fact]
    public void Event_types_say_capability_deed_and_version_and_are_unique()
    {
        var events = Types.Where(type => type.IsAssignableTo(typeof(IEvent)) && type is { IsInterface: false, IsAbstract: false }).ToArray();
        var names = events.Select(type => type.GetCustomAttribute<EventTypeAttribute>()?.Name ?? $"{type.Name} has none").ToArray();
        Assert.NotEmpty(names);
        Assert.Empty(names.Where(name => !EventName().IsMatch(name)));
        Assert.Equal(names, names.Distinct());
    }

    [Fact]
    public void State_formats_end_with_a_version_and_are_unique()
    {
        var formats = Types.Where(type => type is { IsInterface: false, IsAbstract: false } && type.GetInterfaces().Any(IsState))
            .Select(type => (string)type.GetProperty("Format", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!).ToArray();
        Assert.NotEmpty(formats);
        Assert.Empty(formats.Where(format => !EventName().IsMatch(format)));
        Assert.Equal(formats, formats.Distinct());
    }

    [Fact]
    public void Every_member_that_crosses_a_call_has_an_id_of_its_own() =>
        Assert.Empty(SerializedTypes.In(typeof(AreaCode).Assembly).SelectMany(SerializedTypes.FaultsOf));

    [Fact]
    public void No_type_carries_the_name_of_its_folder() =>
        Assert.Empty(Types.Where(type => type.Namespace?.Split('.').Contains(type.Name) == true).Select(type => type.FullName));

    private static bool IsState(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IState<>);

    [GeneratedRegex(@"^[a-z-]+\.[a-z-]+\.v\d+$")]
    private static partial Regex EventName();
}
