using Villages.Domain.Events;

namespace Villages.Domain.Tests.Events;

/// <summary>One sample of every event of a capability; classes with a parameterless constructor anywhere in this project are found by reflection.</summary>
internal interface IEventSamples
{
    IEnumerable<IEvent> Samples { get; }
}

internal static class EventSamples
{
    /// <summary>Those of one capability in the order in which they are given.</summary>
    public static readonly IReadOnlyList<IEvent> All = [.. typeof(EventSamples).Assembly.GetTypes()
        .Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(IEventSamples)))
        .OrderBy(type => type.FullName, StringComparer.Ordinal)
        .SelectMany(type => ((IEventSamples)Activator.CreateInstance(type)!).Samples)];

    public static readonly IReadOnlyDictionary<string, IEvent> ByName = All.ToDictionary(sample => EventCodec.NameOf(sample.GetType()).Name);
}
