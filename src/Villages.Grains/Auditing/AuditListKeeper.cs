using Microsoft.Extensions.Logging;
using Villages.Grains.Keeping;

namespace Villages.Grains.Auditing;

/// <summary>Keeps the audit list being written.</summary>
internal sealed class AuditListKeeper(IGrainFactory grains, TimeProvider clock, ILogger<AuditListKeeper> log)
    : EnsuredGrain("audit-list", () => grains.AuditList().Ensure(), clock, log);
