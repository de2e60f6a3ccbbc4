using System.Collections.Immutable;

namespace Villages.Domain.Points;

/// <summary>What happens to an account as a whole: notices, the year's review, red and yellow lines, and its end.</summary>
public static class AccountRule
{
    private const int LongestDocument = 200;

    public static Decision Decide(PointsAccountState state, PublishEntries command) => Move(
        state, command.Entries, entry => entry.Notice == command.Notice && entry.State is EntryState.Published or EntryState.Registered or EntryState.Reversed,
        entry => entry.Reviewed || (entry.State == EntryState.Published && entry.Notice != command.Notice),
        entries => new EntriesPublished(entries, command.Notice));

    /// <summary>An entry that was reversed while its notice hung has nothing to register.</summary>
    public static Decision Decide(PointsAccountState state, RegisterEntries command) => Move(
        state, command.Entries, entry => entry.State is EntryState.Registered or EntryState.Reversed,
        entry => entry is { State: EntryState.Published, Held: false } && entry.Notice == command.Notice,
        entries => new EntriesRegistered(entries, command.Notice));

    public static Decision Decide(PointsAccountState state, HoldEntries command) => Move(
        state, command.Entries, entry => entry.Held == command.Held || entry.State == EntryState.Reversed, entry => !command.Held || entry.State == EntryState.Published,
        entries => new EntriesHeld(entries, command.Held));

    /// <param name="facts">With the rulebook whose ballot scale was voted on.</param>
    public static Decision Decide(PointsAccountState state, RecordReview command, LedgerFacts facts)
    {
        var scale = facts.Rulebook.BallotScales.FirstOrDefault(scale => scale.Id == facts.Rulebook.Review?.BallotScale);
        return !state.ReviewVotes.IsEmpty && state.ReviewVotes.SequenceEqual(command.Votes) ? Decision.Accept()
            : state.Closed ? PointsRefusals.YearClosed(state.Id)
            : command.On > facts.Today ? PointsRefusals.Future(command.On)
            : command.Votes.FirstOrDefault(vote => scale?.Choices.Any(choice => choice.Id == vote.Key) != true || vote.Value < 0) is { Key: { } choice } ? PointsRefusals.Ballot(choice)
            : command.Votes.Values.Sum() == 0 ? PointsRefusals.NoBallots()
            : Document(command.Document) is { } refusal ? refusal
            : Decision.Accept(new ReviewRecorded(command.Votes, command.On, command.Document));
    }

    public static Decision Decide(PointsAccountState state, RecordVeto command, LedgerFacts facts) =>
        state.Vetoes.Any(known => known.Code == command.Veto && known.Document == command.Document) ? Decision.Accept()
        : Fact(state, facts.Rulebook.Vetoes.Any(veto => veto.Code == command.Veto), command.Veto, "$.veto", command.On, command.Document, facts.Today) is { } refusal ? refusal
        : Decision.Accept(new VetoRecorded(command.Veto, command.On, command.Document));

    public static Decision Decide(PointsAccountState state, RecordYellowLine command, LedgerFacts facts) =>
        state.YellowLines.Any(known => known.Code == command.Line && known.Document == command.Document) ? Decision.Accept()
        : Fact(state, facts.Rulebook.BandCaps.Any(cap => cap.Code == command.Line), command.Line, "$.line", command.On, command.Document, facts.Today) is { } refusal ? refusal
        : Decision.Accept(new YellowLineRecorded(command.Line, command.On, command.Document));

    public static Decision Decide(PointsAccountState state, CloseAccount command) =>
        state.Result is { } known && known.Cycle == command.Cycle && (known.Round > command.Round || (known.Round == command.Round && state.Closed)) ? Decision.Accept()
        : command.Cycle.Period != Period.OfYear(state.Id.Year) ? PointsRefusals.OtherCycle(command.Cycle, state.Id)
        : Decision.Accept(new AccountClosed(
            command.Cycle, command.Round, command.Total, command.Grade, command.Reason, state.Result?.Cycle == command.Cycle ? state.Result.Round : null));

    public static Decision Decide(PointsAccountState state, ReopenAccount command) =>
        state.ReopenedBy == command.Objection ? Decision.Accept()
        : !state.Closed ? PointsRefusals.NotClosed(state.Id)
        : Decision.Accept(new AccountReopened(command.Objection));

    private static Refusal? Fact(PointsAccountState state, bool known, string code, string path, DateOnly on, string document, DateOnly today) =>
        state.Closed ? PointsRefusals.YearClosed(state.Id)
        : !known ? PointsRefusals.UnknownLine(code, path)
        : on.Year != state.Id.Year ? PointsRefusals.OtherYear(on, state.Id)
        : on > today ? PointsRefusals.Future(on)
        : Document(document);

    private static Refusal? Document(string document) =>
        string.IsNullOrWhiteSpace(document) || document.Length > LongestDocument ? PointsRefusals.NoDocument() : null;

    /// <summary>Moves those that are not there yet; one that cannot move refuses all.</summary>
    private static Decision Move(
        PointsAccountState state, ImmutableArray<string> ids, Func<PointsEntry, bool> there, Func<PointsEntry, bool> may, Func<ImmutableArray<string>, Events.IEvent> moved)
    {
        var due = ImmutableArray.CreateBuilder<string>();
        foreach (var id in ids.Distinct(StringComparer.Ordinal))
        {
            if (state.Entry(id) is not { } entry)
            {
                return PointsRefusals.NoEntry(id);
            }

            if (there(entry))
            {
                continue;
            }

            if (!may(entry))
            {
                return PointsRefusals.WrongState(entry);
            }

            due.Add(id);
        }

        return due.Count == 0 ? Decision.Accept()
            : state.Closed ? PointsRefusals.YearClosed(state.Id)
            : Decision.Accept(moved(due.ToImmutable()));
    }
}
