namespace Villages.Domain;

/// <summary>One fault of a data file. Readers report all faults of a file at once and hand out nothing of a faulty one.</summary>
/// <param name="File">Path as the reader was given it.</param>
/// <param name="Path">JSON path, <c>$.schedules[0].since</c>.</param>
public sealed record DataFault(string File, string Path, Text Reason)
{
    public override string ToString() => $"{File} {Path}: {Reason.English}";
}
