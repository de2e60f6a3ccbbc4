using Orleans.Concurrency;

namespace Villages.Grains.Auditing;

/// <summary>Writes the audit list: follows the feed and adds an entry for each commit of a person. Key: <c>audit-list/all</c>.</summary>
[Alias("auditing.audit-list-grain")]
internal interface IAuditListGrain : IGrainWithStringKey
{
    /// <summary>Keeps the writing running; harmless when it is.</summary>
    [AlwaysInterleave, Alias("ensure")]
    Task Ensure();
}
