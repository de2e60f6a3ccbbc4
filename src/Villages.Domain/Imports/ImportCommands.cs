namespace Villages.Domain.Imports;

/// <summary>Puts one chunk of rows aside before acceptance. Chunks come in order from 0; the same chunk again changes nothing.</summary>
[GenerateSerializer, Immutable, Alias("imports.stage-rows")]
public sealed record StageRows([property: Id(0)] int Chunk, [property: Id(1)] IReadOnlyList<ImportRow> Rows) : ICommandBody
{
    /// <summary>UTF-8 bytes of a chunk's event, so that a commit stays under 1 MiB.</summary>
    public const int MaximumBytes = 900 * 1024;

    public string Kind => "imports.stage-rows";
}

/// <summary>The point of no return: every row was checked and staged; from here on rows are only rolled forward.</summary>
/// <param name="Form">What is imported: <c>areas persons readings grids centres</c>.</param>
/// <param name="FileHash">SHA-256 of the file's bytes, lower-case hexadecimal.</param>
[GenerateSerializer, Immutable, Alias("imports.accept")]
public sealed record AcceptImport(
    [property: Id(0)] string Form,
    [property: Id(1)] string FileName,
    [property: Id(2)] string FileHash,
    [property: Id(3)] int Rows,
    [property: Id(4)] int Chunks) : ICommandBody
{
    public string Kind => "imports.accept";
}

/// <summary>Reports that the rows after <see cref="ImportState.AppliedThrough"/> up to and including a line were given to their streams.</summary>
/// <param name="Refused">Those among them that were refused.</param>
[GenerateSerializer, Immutable, Alias("imports.report-rows")]
public sealed record ReportRows([property: Id(0)] int ThroughLine, [property: Id(1)] IReadOnlyList<RowRefusal> Refused) : ICommandBody
{
    public string Kind => "imports.report-rows";
}

/// <summary>Gives up an import that was not accepted.</summary>
[GenerateSerializer, Immutable, Alias("imports.abandon")]
public sealed record AbandonImport([property: Id(0)] string Reason) : ICommandBody
{
    public string Kind => "imports.abandon";
}
