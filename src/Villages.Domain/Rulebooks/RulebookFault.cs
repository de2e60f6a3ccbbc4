namespace Villages.Domain.Rulebooks;

/// <summary>One fault of a rulebook. All faults of a file are reported at once.</summary>
/// <param name="File">File as the caller named it.</param>
/// <param name="Path">JSON path of the offending member, for example <c>$.bands[2].from</c>.</param>
[GenerateSerializer, Immutable, Alias("rulebooks.fault")]
public sealed record RulebookFault(
    [property: Id(0)] string File,
    [property: Id(1)] string Path,
    [property: Id(2)] Text Reason)
{
    public override string ToString() => $"{File} {Path}: {Reason.English}";
}
