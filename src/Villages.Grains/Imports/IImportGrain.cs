using Orleans.Concurrency;
using Villages.Domain;
using Villages.Domain.Imports;

namespace Villages.Grains.Imports;

/// <summary>One accepted file: all or nothing at acceptance, then rolled forward row by row, also after a crash. Key: <c>import/&lt;county&gt;-&lt;id&gt;</c>.</summary>
[Alias("imports.import-grain")]
public interface IImportGrain : IGrainWithStringKey
{
    /// <summary>Null when no such file was accepted.</summary>
    [AlwaysInterleave, Alias("read")]
    Task<ImportView?> Read();

    /// <summary>Accepts a whole validated file; the same file again changes nothing.</summary>
    [Alias("accept")]
    Task<Outcome<Receipt>> Accept(Command<AcceptImport> command);

    /// <summary>Goes on with rows not yet delivered; harmless at any time.</summary>
    [OneWay, AlwaysInterleave, Alias("drive")]
    Task Drive();
}

[GenerateSerializer, Immutable, Alias("imports.view")]
public sealed record ImportView
{
    [Id(0)] public required string Id { get; init; }
    [Id(1)] public required long Version { get; init; }
    [Id(2)] public required string Kind { get; init; }
    [Id(3)] public required int Total { get; init; }
    [Id(4)] public required int Done { get; init; }
    [Id(5)] public required bool Completed { get; init; }
    [Id(6)] public required IReadOnlyList<RefusedRow> Refused { get; init; }
    [Id(7)] public required DateTime AcceptedAt { get; init; }
}
