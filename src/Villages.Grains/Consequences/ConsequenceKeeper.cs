using Microsoft.Extensions.Logging;
using Villages.Grains.Keeping;

namespace Villages.Grains.Consequences;

/// <summary>Keeps the delivery of consequences running.</summary>
internal sealed class ConsequenceKeeper(IGrainFactory grains, TimeProvider clock, ILogger<ConsequenceKeeper> log)
    : EnsuredGrain("consequence-keeper", () => grains.Consequences().Ensure(), clock, log);
