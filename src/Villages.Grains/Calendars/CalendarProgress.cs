using System.Collections.Immutable;
using Villages.Domain;
using Villages.Grains.Keeping;

namespace Villages.Grains.Calendars;

/// <summary>How far a county's calendar got. Rebuildable: planning a period twice plans it once.</summary>
/// <param name="Started">Last period started, by scheme.</param>
/// <param name="Watching">Cycles whose silent areas are sent their step again.</param>
/// <param name="Board">Something hangs on the county's board, or an objection is open.</param>
/// <param name="Blocked">Code of the refusal that keeps a scheme's next period from starting.</param>
[GenerateSerializer, Immutable, Alias("calendars.progress")]
internal sealed record CalendarProgress(
    [property: Id(0)] ImmutableSortedDictionary<string, Period> Started,
    [property: Id(1)] ImmutableArray<CycleId> Watching,
    [property: Id(2)] ImmutableSortedDictionary<string, string> Blocked,
    [property: Id(3)] bool Board = false) : IKept<CalendarProgress>
{
    public static string Format => "calendar.progress.v2";

    public static CalendarProgress Empty { get; } = new(
        ImmutableSortedDictionary.Create<string, Period>(StringComparer.Ordinal), [], ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal));

    public bool Equals(CalendarProgress? other) =>
        other is not null && Started.SequenceEqual(other.Started) && Watching.SequenceEqual(other.Watching) && Blocked.SequenceEqual(other.Blocked) && Board == other.Board;

    public override int GetHashCode() => HashCode.Combine(Started.Count, Watching.Length, Blocked.Count, Board);
}
