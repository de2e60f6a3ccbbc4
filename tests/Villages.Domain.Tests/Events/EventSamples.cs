using Villages.Domain.Events;

namespace Villages.Domain.Tests.Events;

/// <summary>One sample of every event of a capability; classes with a parameterless constructor anywhere in this project are found by reflection.</summary>
internal interface IEventSamples
{
    IEnumerable<IEvent> Samples { get; }
}

internal static class EventSamples
{
    public static readonly IReadOnlyDictionary<string, IEvent> ByName = typeof(EventSamples).Assembly.GetTypes()
        .Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(IEventSamples)))
        .SelectMany(type => ((IEventSamples)Activator.CreateInstance(type)!).Samples)
        .ToDictionary(sample => EventCodec.NameOf(sample.GetType()).Name);
}
