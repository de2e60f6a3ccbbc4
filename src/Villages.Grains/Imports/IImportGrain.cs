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

    /// <summary>Puts a chunk of rows aside; nothing happens to them before acceptance.</summary>
    [Alias("stage")]
    Task<Outcome<Receipt>> Stage(Command<StageRows> command);

    /// <summary>The point of no return of a whole validated file; the same file again changes nothing.</summary>
    [Alias("accept")]
    Task<Outcome<Receipt>> Accept(Command<AcceptImport> command);

    /// <summary>Goes on with rows not yet delivered; harmless at any time.</summary>
    [OneWay, AlwaysInterleave, Alias("drive")]
    Task Drive();
}
