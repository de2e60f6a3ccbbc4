using Villages.Domain.People;
using Villages.Domain.Stars.Events;

namespace Villages.Domain.Stars;

/// <summary>What reaches an official's star record. Consequences of an older round than the one in force are accepted and change nothing.</summary>
public static class StarRecordRule
{
    public static readonly IReadOnlyList<string> HonourLevels = ["township", "county", "city", "province", "nation"];

    private const int LongestDocument = 200;

    public static Decision Decide(OfficialState state, RateSecretary command)
    {
        var superseded = state.Stars.Round(command.Cycle);
        return superseded >= command.Round
            ? Decision.Accept()
            : Decision.Accept(RatingEvents.Of(
                command.Cycle, command.Round, command.RulebookHash, command.Engine, command.Outcome, superseded, state.Stars.InForceBeside(command.Cycle)));
    }

    /// <summary>One pay a cycle and round, for the record of the same round.</summary>
    public static Decision Decide(OfficialState state, EntitleStarPay command) =>
        state.Stars.Slot(command.Cycle) is not { } slot || slot.Round < command.Round ? StarRefusals.NoRecord(command.Cycle)
        : slot.Round > command.Round || slot.Pay is not null ? Decision.Accept()
        : Decision.Accept(RatingEvents.Of(command.Cycle, command.Round, command.Pay));

    public static Decision Decide(OfficialState state, GrantHonour command, DateOnly today) =>
        !HonourLevels.Contains(command.Level) ? StarRefusals.UnknownLevel(command.Level)
        : Document(command.Document) is { } refusal ? refusal
        : command.On > today ? StarRefusals.Future(command.On)
        : state.Stars.Honours.Any(known => known.Document == command.Document) ? Decision.Accept()
        : Decision.Accept(new HonourGranted(command.Level, command.On, command.Document));

    public static Decision Decide(OfficialState state, RecordVeto command, DateOnly today) =>
        command.Veto.Length is 0 or > 20 ? StarRefusals.UnknownVeto(command.Veto)
        : Document(command.Document) is { } refusal ? refusal
        : command.On > today ? StarRefusals.Future(command.On)
        : command.LockedUntil < command.On ? StarRefusals.EndsBefore
        : state.Stars.Vetoes.Any(known => known.Code == command.Veto && known.Document == command.Document) ? Decision.Accept()
        : Decision.Accept(new VetoRecorded(command.Veto, command.On, command.LockedUntil, command.Document));

    private static Refusal? Document(string document) =>
        string.IsNullOrWhiteSpace(document) || document.Length > LongestDocument ? StarRefusals.NoDocument : null;
}
