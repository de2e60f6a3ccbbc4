namespace Villages.Chaos.Nodes;

/// <summary>What all nodes of a cluster have in common.</summary>
/// <param name="Profile">Names of profiles, joined with <c>+</c>.</param>
/// <param name="Data">Folder with the keys of the deployment, shared by all nodes.</param>
internal sealed record NodePlan(string Profile, string ConnectionString, string Data)
{
    /// <summary>Further settings, <c>Section:Key</c> to value.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>Most that the managed heap of a node may hold, in MiB; a node that needs more ends.</summary>
    public int? HeapLimit { get; init; }

    /// <summary>Folder in which crash points are armed; see <see cref="CrashPoints"/>.</summary>
    public string? CrashPoints { get; init; }
}
