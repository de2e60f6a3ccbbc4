using Orleans.Concurrency;

namespace Villages.Grains.Consequences;

/// <summary>
/// Delivers keyed consequences: reads the change feed and sends each commit's consequences to their targets, whose unique keys make a repeat harmless.
/// Key: <c>consequences/all</c>.
/// </summary>
[Alias("consequences.consequences-grain")]
internal interface IConsequencesGrain : IGrainWithStringKey
{
    /// <summary>Keeps the delivery running; harmless when it is.</summary>
    [AlwaysInterleave, Alias("ensure")]
    Task Ensure();

    /// <summary>Waits until every consequence up to a feed position was delivered, at most 5 s, and gives the position reached.</summary>
    [AlwaysInterleave, Alias("reached")]
    Task<long> Reached(long position);
}
