using Villages.Domain.Events;

namespace Villages.Domain.Readings;

/// <summary>Records readings of one village or community, all or none. A reading known by (source, sequence) with the same content is passed over.</summary>
[GenerateSerializer, Immutable, Alias("readings.record-readings")]
public sealed record RecordReadings([property: Id(0)] IReadOnlyList<Reading> Readings) : ICommandBody
{
    /// <summary>Keeps a commit well under 1 MiB.</summary>
    public const int MaximumReadings = 1_000;

    public string Kind => "readings.record";

    public DateOnly? DeedOn => Readings.Count == 0 ? null : Readings.Max(reading => reading.ObservedOn);
}

/// <summary>Only the readings that were new.</summary>
[EventType("readings.recorded.v1")]
public sealed record ReadingsRecorded(AreaCode Village, IReadOnlyList<Reading> Readings) : IEvent;
