using System.Text.RegularExpressions;
using Villages.Domain;
using Villages.Grains.Keeping;
using Villages.Journal;
using Villages.Testing.Conventions;

namespace Villages.Grains.Tests.Conventions;

/// <summary>Domain and grains together: aliases share one name space on the wire.</summary>
public sealed partial class ContractTests
{
    private static readonly Type[] Serialized = [.. SerializedTypes.In(typeof(AreaCode).Assembly, typeof(KeptState<>).Assembly)];

    [Fact]
    public void Every_type_that_crosses_a_call_has_an_alias()
    {
        Assert.NotEmpty(Serialized);
        Assert.Empty(Serialized.Where(type => !TypeAlias().IsMatch(SerializedTypes.Alias(type) ?? "")).Select(type => $"{type.FullName} {SerializedTypes.Alias(type)}"));
    }

    /// <summary>Orleans writes the name of a generic type with its arguments behind it and reads it back only where the alias tells their number.</summary>
    [Fact]
    public void The_alias_of_a_generic_type_tells_the_number_of_its_arguments() => Assert.All(
        Serialized,
        type => Assert.EndsWith(type.IsGenericTypeDefinition ? $"`{type.GetGenericArguments().Length}" : "", SerializedTypes.Alias(type), StringComparison.Ordinal));

    [Fact]
    public void No_alias_is_given_twice()
    {
        var named = Serialized.Concat(typeof(KeptState<>).Assembly.GetTypes().Where(type => type.IsInterface && SerializedTypes.Alias(type) is not null));
        Assert.Empty(named.GroupBy(SerializedTypes.Alias).Where(alias => alias.Count() > 1).Select(alias => $"{alias.Key}: {string.Join(", ", alias)}"));
    }

    [Fact]
    public void Every_member_that_crosses_a_call_has_an_id_of_its_own() =>
        Assert.Empty(Serialized.SelectMany(SerializedTypes.FaultsOf));

    [Fact]
    public void The_search_finds_a_member_without_an_id() =>
        Assert.Equal(
            ["Villages.Grains.Tests.Conventions.ContractTests+Careless.Lost is kept without [Id]: it would be lost, or numbered by its place."],
            SerializedTypes.FaultsOf(typeof(Careless)));

    [Fact]
    public void The_journal_knows_no_other_project() =>
        Assert.DoesNotContain(typeof(IJournal).Assembly.GetReferencedAssemblies(), name => name.Name!.StartsWith("Villages.", StringComparison.Ordinal));

    [Fact]
    public void No_type_carries_the_name_of_its_folder() =>
        Assert.Empty(new[] { typeof(IJournal), typeof(KeptState<>) }.SelectMany(type => type.Assembly.GetTypes())
            .Where(type => type.Namespace?.Split('.') is ["Villages", ..] segments && segments.Contains(type.Name)).Select(type => type.FullName));

    [GeneratedRegex("^[a-z]+(-[a-z]+)*\\.[a-z]+(-[a-z]+)*(`1)?$")]
    private static partial Regex TypeAlias();

#pragma warning disable ORLEANS0004 // It is here to be found; in the domain no analyzer looks.
    [GenerateSerializer, Alias("tests.careless")]
    internal sealed record Careless([property: Id(0)] int Found)
    {
        public int Lost { get; init; }
    }
#pragma warning restore ORLEANS0004
}
