using System.Collections.Immutable;
using Villages.Domain.Events;
using Villages.Domain.Stars;

namespace Villages.Domain.Cycles;

/// <summary>Consequence of an accepted amendment: the frozen facts are judged again by another version, for everybody or for some.</summary>
/// <param name="Round">Round that the amendment was proposed for.</param>
/// <param name="Persons">For whom; empty for everybody.</param>
/// <param name="Amendment">Id, see <see cref="Rulebooks.Amendments.Amendment"/>.</param>
/// <param name="By">Actor who accepted it; another one approves the round's effect where the table says so.</param>
[GenerateSerializer, Immutable, Alias("cycles.begin-amendment")]
public sealed record BeginAmendment(
    [property: Id(0)] int Round, [property: Id(1)] string RulebookHash, [property: Id(2)] ImmutableArray<PersonId> Persons,
    [property: Id(3)] string Amendment, [property: Id(4)] string Cause, [property: Id(5)] string By) : ICommandBody
{
    public string Kind => "cycles.begin-amendment";
}

/// <summary>A round begins over the same freeze under another version.</summary>
/// <param name="Persons">For whom; empty for everybody.</param>
[EventType("cycles.amendment-begun.v1")]
public sealed record AmendmentBegun(int Round, string Amendment, string RulebookHash, ImmutableArray<PersonId> Persons, string Cause, string By) : IEvent;

/// <summary>Persons who are judged by another version than the cycle's, because an amendment was accepted for them only.</summary>
public sealed record AmendedPersons(string RulebookHash, ImmutableArray<PersonId> Persons);

/// <summary>Amendments of a cycle: when they may begin, and how results of several versions become one.</summary>
public static class CycleAmendment
{
    /// <summary>The same amendment again changes nothing.</summary>
    public static Decision Decide(CycleState state, BeginAmendment command)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(command);
        return CycleLifecycle.Running(state) is { } refusal ? refusal
            : state.Amendment == command.Amendment ? Decision.Accept()
            : state.Round != command.Round ? CycleRefusals.StepPassed
            : !IsSettled(state) ? CycleRefusals.WrongPhase(state.Phase)
            : Decision.Accept(new AmendmentBegun(state.Round + 1, command.Amendment, command.RulebookHash, command.Persons, command.Cause, command.By));
    }

    /// <summary>Everybody's result of the present round is in effect and no objection holds one.</summary>
    public static bool IsSettled(CycleState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state is { Phase: CyclePhase.Effective or CyclePhase.Archived, Paused: false } && state.EffectiveRound == state.Round && state.Held.IsEmpty;
    }

    /// <summary>Other versions that judge somebody, in order of hash.</summary>
    public static IEnumerable<string> Versions(CycleState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Amended.Select(amended => amended.RulebookHash).Distinct().Order(StringComparer.Ordinal);
    }

    /// <summary>The county's result, with the outcomes of those whom another version judges taken from that version's own group step.</summary>
    public static CalibrationResult Merge(CalibrationResult result, ImmutableArray<AmendedPersons> amended, IReadOnlyDictionary<string, CalibrationResult> others)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(others);
        if (amended.IsEmpty)
        {
            return result;
        }

        var judges = amended.SelectMany(one => one.Persons.Select(person => KeyValuePair.Create(person, one.RulebookHash))).ToImmutableSortedDictionary();
        var outcomes = others.ToDictionary(other => other.Key, other => other.Value.Outcomes.ToDictionary(outcome => outcome.Secretary));
        return result with
        {
            JudgedBy = judges,
            Outcomes = [.. result.Outcomes.Select(outcome => judges.TryGetValue(outcome.Secretary, out var hash) ? outcomes[hash][outcome.Secretary] : outcome)
                .OrderBy(outcome => outcome.Village).ThenBy(outcome => outcome.Secretary)],
        };
    }

    internal static ImmutableArray<AmendedPersons> Amended(CycleState state, AmendmentBegun begun) => begun.Persons.IsEmpty ? [] :
    [
        .. state.Amended.Select(known => known with { Persons = [.. known.Persons.Except(begun.Persons)] }).Where(known => !known.Persons.IsEmpty),
        new AmendedPersons(begun.RulebookHash, begun.Persons),
    ];
}
