using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Villages.Testing.Conventions;

/// <summary>What an assembly refers to outside itself, read from its metadata: whatever the compiler made of the source is in it.</summary>
public static class MemberReferences
{
    /// <summary>Names such as <c>System.DateTime.get_UtcNow</c>.</summary>
    public static IReadOnlySet<string> Of(string assemblyFile) => Read(assemblyFile, metadata => metadata.MemberReferences
        .Select(metadata.GetMemberReference)
        .Where(member => member.Parent.Kind == HandleKind.TypeReference)
        .Select(member => $"{Name(metadata, (TypeReferenceHandle)member.Parent)}.{metadata.GetString(member.Name)}"));

    /// <summary>Full names of the types of other assemblies.</summary>
    public static IReadOnlySet<string> TypesOf(string assemblyFile) =>
        Read(assemblyFile, metadata => metadata.TypeReferences.Select(type => Name(metadata, type)));

    private static HashSet<string> Read(string assemblyFile, Func<MetadataReader, IEnumerable<string>> names)
    {
        using var file = new PEReader(File.OpenRead(assemblyFile));
        return [.. names(file.GetMetadataReader())];
    }

    private static string Name(MetadataReader metadata, TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);
        var space = metadata.GetString(type.Namespace);
        return space.Length == 0 ? metadata.GetString(type.Name) : $"{space}.{metadata.GetString(type.Name)}";
    }
}
