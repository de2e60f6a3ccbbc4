using System.Security.Cryptography;
using Villages.Domain;
using Villages.Domain.Readings;
using Villages.Grains;
using Villages.Grains.Areas;

namespace Villages.Host.Imports;

/// <inheritdoc/>
internal sealed class ImportFiles(
    IGrainFactory grains, IAreaRegister register, IndicatorCatalogue indicators, TimeProvider clock, ImportLimits limits) : IImportFiles
{
    public async Task<Outcome<ImportReport>> Accept(ImportFile file, CancellationToken cancellation = default)
    {
        var bytes = await FileText.Read(file.Content, limits, cancellation);
        if (!bytes.Accepted)
        {
            return bytes.Refusal;
        }

        var text = FileText.Decode(bytes.Value);
        if (!text.Accepted)
        {
            return text.Refusal;
        }

        await register.Ready.WaitAsync(cancellation);
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes.Value));
        var check = await FileCheck.Of(
            file.Kind, text.Value, limits, new ImportCheck(register.Tree, clock.Today(), file.Scope, indicators, grains, hash) { MayRecordRemovals = file.MayRecordRemovals });
        if (!check.Accepted)
        {
            return check.Refusal;
        }

        var (report, planned) = check.Value;
        return !report.Clean || file.ValidateOnly
            ? report
            : await new ImportDelivery(grains, clock, file, hash).Deliver(report, planned, cancellation);
    }
}
