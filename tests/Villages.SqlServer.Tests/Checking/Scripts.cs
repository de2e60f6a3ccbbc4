using System.Reflection;
using Villages.Grains.Hosting;
using Villages.Journal;
using Villages.Testing;

namespace Villages.SqlServer.Tests.Checking;

/// <summary>The scripts for SQL Server that the assemblies carry.</summary>
internal static class Scripts
{
    private const string Prefix = "sqlserver/";

    public static IReadOnlyList<SqlScript> All { get; } = [.. Of(typeof(IJournal).Assembly), .. Of(typeof(VillagesSilo).Assembly)];

    public static string Folder => Path.Combine(SourceTree.Root, "silo-config", "database", "sqlserver");

    public static SqlScript Named(string name) => All.Single(script => script.Name == name);

    private static IEnumerable<SqlScript> Of(Assembly assembly) => assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .Select(name =>
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            return new SqlScript(name[Prefix.Length..], reader.ReadToEnd());
        });
}
