using System.Text.Json.Serialization;
using Villages.Domain;

namespace Villages.Host.Imports;

/// <summary>
/// The one way in for files. A file is read and checked whole against the register first; when one row is at fault nothing is accepted. A clean file is accepted as one
/// import per county and chunk and rolled forward by the import's grain. The same bytes again change nothing and answer the same imports.
/// </summary>
public interface IImportFiles
{
    /// <returns>
    /// A refusal when the file cannot be read as rows (encoding, unclosed quote, header, size); a report with faults when rows are wrong (nothing was accepted);
    /// a clean report that names the imports otherwise.
    /// </returns>
    Task<Outcome<ImportReport>> Accept(ImportFile file, CancellationToken cancellation = default);
}

/// <summary>Kinds of files, in texts <c>areas persons readings grids centres</c>.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<ImportKind>))]
public enum ImportKind
{
    Areas,
    Persons,
    Readings,
    Grids,
    Centres,
}

/// <param name="Content">CSV in UTF-8 with or without byte-order mark, or GB18030. Read to its end, at most 20 MB.</param>
/// <param name="Name">Name of the file for the report, as the caller gave it; at most 200 characters are kept.</param>
/// <param name="Actor">Subject of the caller's token.</param>
/// <param name="Scope">Areas the caller may write in; a row outside them is a fault.</param>
/// <param name="ValidateOnly">Same checks, nothing accepted.</param>
public sealed record ImportFile(
    Stream Content, ImportKind Kind, string Actor, IReadOnlyList<AreaCode> Scope, bool ValidateOnly = false, string Name = "")
{
    /// <summary>False: a row that says somebody was removed for a violation is a fault.</summary>
    public bool MayRecordRemovals { get; init; } = true;
}

/// <summary>What became of a file.</summary>
public sealed record ImportReport
{
    public required ImportKind Kind { get; init; }

    /// <summary>Rows under the header.</summary>
    public required int Rows { get; init; }

    /// <summary>In file order; empty when the file is clean. At most <see cref="MaximumFaults"/> are listed.</summary>
    public required IReadOnlyList<RowFault> Faults { get; init; }

    public required int FaultsTotal { get; init; }

    /// <summary>Ids <c>&lt;county&gt;-&lt;digest&gt;</c> of the accepted imports, in the order of their delivery; empty when nothing was accepted.</summary>
    public required IReadOnlyList<string> Imports { get; init; }

    /// <summary>True when these very bytes had been accepted before.</summary>
    public bool Repeated { get; init; }

    public bool Clean => FaultsTotal == 0;

    public const int MaximumFaults = 10_000;
}

/// <summary>One thing wrong with one row.</summary>
/// <param name="Row">Line of the file on which the row begins; the header is line 1.</param>
/// <param name="Column">Name of the column as in the column list; null when the whole row is meant.</param>
/// <param name="Code">Stable, <c>imports.kebab-case</c>.</param>
public sealed record RowFault(int Row, string? Column, string Code, Text Message);
