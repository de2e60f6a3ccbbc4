namespace Villages.Domain.Events;

/// <summary>Something that happened, as it is kept for ever. Carries <see cref="EventTypeAttribute"/>; its JSON is a contract under golden files.</summary>
public interface IEvent;

/// <summary>Stable name of an event in journal and feed: <c>capability.past-tense.vN</c>. A changed event gets a new version and an upcaster.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class EventTypeAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}

/// <summary>Turns the JSON of an older version of an event into that of its successor; applied in steps until the newest is reached.</summary>
public interface IUpcaster
{
    string From { get; }

    string To { get; }

    System.Text.Json.Nodes.JsonObject Upcast(System.Text.Json.Nodes.JsonObject body);
}
