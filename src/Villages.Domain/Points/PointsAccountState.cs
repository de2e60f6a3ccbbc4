using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Villages.Domain.Events;
using Villages.Domain.Objections;
using Villages.Domain.Stars;

namespace Villages.Domain.Points;

/// <summary>Fold of <c>points/&lt;person id&gt;-&lt;year&gt;</c>: the ledger of one Party member and year. Nothing leaves it.</summary>
public sealed record PointsAccountState(PointsAccountId Id) : IState<PointsAccountState>
{
    public static string Format => "points.account.v1";

    /// <summary>In order of arrival; a claim after its own withdrawal takes the place of that one.</summary>
    public ImmutableArray<PointsEntry> Entries { get; init; } = [];

    /// <summary>Revision of the mark known, by source.</summary>
    public ImmutableSortedDictionary<string, int> Attendance { get; init; } = ImmutableSortedDictionary<string, int>.Empty;

    /// <summary>Empty until counted.</summary>
    public ImmutableSortedDictionary<string, int> ReviewVotes { get; init; } = ImmutableSortedDictionary<string, int>.Empty;

    public ImmutableArray<VetoFact> Vetoes { get; init; } = [];

    public ImmutableArray<VetoFact> YellowLines { get; init; } = [];

    /// <summary>Result of the annual cycle; null before the first.</summary>
    public YearResult? Result { get; init; }

    public bool Closed { get; init; }

    /// <summary>Ruling that opened the year again last.</summary>
    public ObjectionId? ReopenedBy { get; init; }

    public long Version { get; init; }

    /// <summary>Sum of what is booked, before any cap.</summary>
    [JsonIgnore]
    public decimal Balance => Entries.Where(entry => entry.Booked).Sum(entry => entry.Granted);

    public static PointsAccountState Empty(StreamKey stream) => new(PointsAccountId.Parse(stream.Id));

    public PointsEntry? Entry(string id) => Entries.FirstOrDefault(entry => entry.Id == id);

    /// <summary>The newest entry of a deed, whatever its state, counter-entries left out.</summary>
    public PointsEntry? OfDeed(string item, DateOnly on, string source) =>
        Entries.LastOrDefault(entry => entry.Reverses is null && entry.Item == item && entry.On == on && entry.Source == source);

    public PointsAccountState Apply(IEvent happened, in CommitStamp stamp) => (happened switch
    {
        PointsClaimed e => With(e.Entry),
        PointsAwarded e => With(e.Entry),
        AttendanceNoted e => this with { Attendance = Attendance.SetItem(e.Source, e.Revision) },
        EntryReviewed e => Change([e.Entry], entry => entry with
        {
            State = e.Level == ReviewLevel.Branch ? EntryState.BranchReviewed : EntryState.TownshipReviewed, Granted = e.Granted, Reason = e.Reason,
        }),
        EntryRejected e => Change([e.Entry], entry => entry with { State = EntryState.Rejected, Granted = 0, Reason = e.Reason }),
        ClaimWithdrawn e => Change([e.Entry], entry => entry with { State = EntryState.Withdrawn, Granted = 0 }),
        EntriesPublished e => Change(e.Entries, entry => entry with { State = EntryState.Published, Notice = e.Notice }),
        EntriesRegistered e => Change(e.Entries, entry => entry with { State = EntryState.Registered, Notice = e.Notice }),
        EntriesHeld e => Change(e.Entries, entry => entry with { Held = e.Held }),
        EntryReversed { Counter: { } counter } e => Change([e.Entry], entry => entry with { State = EntryState.Reversed, Reason = e.Reason, Held = false }).With(counter),
        EntryReversed e => Change([e.Entry], entry => entry with { State = EntryState.Reversed, Granted = 0, Reason = e.Reason, Held = false }),
        ReviewRecorded e => this with { ReviewVotes = e.Votes },
        VetoRecorded e => this with { Vetoes = Vetoes.Add(new VetoFact(e.Veto, e.On, null, e.Document)) },
        YellowLineRecorded e => this with { YellowLines = YellowLines.Add(new VetoFact(e.Line, e.On, null, e.Document)) },
        AccountClosed e => this with { Closed = true, Result = new YearResult(e.Cycle, e.Round, e.Total, e.Grade, e.Reason) },
        AccountReopened e => this with { Closed = false, ReopenedBy = e.Objection },
        _ => throw new UnknownEventException(EventCodec.NameOf(happened.GetType()).Name),
    }) with { Version = stamp.Number };

    private PointsAccountState With(PointsEntry entry)
    {
        for (var i = 0; i < Entries.Length; i++)
        {
            if (Entries[i].Id == entry.Id)
            {
                return this with { Entries = Entries.SetItem(i, entry) };
            }
        }

        return this with { Entries = Entries.Add(entry) };
    }

    private PointsAccountState Change(ImmutableArray<string> ids, Func<PointsEntry, PointsEntry> change) =>
        this with { Entries = [.. Entries.Select(entry => ids.Contains(entry.Id) ? change(entry) : entry)] };
}

/// <param name="Reason">Code of the reason when not rated.</param>
[GenerateSerializer, Immutable, Alias("points.year-result")]
public sealed record YearResult(
    [property: Id(0)] CycleId Cycle, [property: Id(1)] int Round, [property: Id(2)] decimal? Total, [property: Id(3)] string? Grade, [property: Id(4)] string? Reason);
