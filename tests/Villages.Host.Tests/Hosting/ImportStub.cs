using Villages.Domain;
using Villages.Host.Imports;

namespace Villages.Host.Tests.Hosting;

/// <summary>Takes every file and answers as told.</summary>
public sealed class ImportStub : IImportFiles
{
    public Outcome<ImportReport> Answer { get; set; } = new ImportReport
    {
        Kind = ImportKind.Areas, Rows = 2, Faults = [], FaultsTotal = 0, Imports = ["141129-0123abcd"],
    };

    public ImportFile? Received { get; private set; }

    public byte[] Bytes { get; private set; } = [];

    public async Task<Outcome<ImportReport>> Accept(ImportFile file, CancellationToken cancellation = default)
    {
        using var copy = new MemoryStream();
        await file.Content.CopyToAsync(copy, cancellation);
        (Received, Bytes) = (file, copy.ToArray());
        return Answer;
    }
}
