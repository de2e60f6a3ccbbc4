using Villages.Domain.Access;

namespace Villages.Domain.Rulebooks.Amendments;

/// <summary>Who may propose and decide what. Only an accepted proposal changes anything, and only by a round of its cycle.</summary>
public static class AmendmentRule
{
    /// <param name="facts">What the version makes of the cycle; null when its results are not all in effect.</param>
    public static Decision Decide(RulebooksState state, ProposeAmendment command, AmendmentFacts? facts)
    {
        if (state.ByHash(command.RulebookHash) is not { } adopted)
        {
            return RulebookRefusals.UnknownRulebook(command.RulebookHash);
        }

        if (state.Amendment(command.Id) is not null)
        {
            return Decision.Accept();
        }

        return adopted.Scheme != command.Cycle.Scheme ? RulebookRefusals.OtherScheme(command.Cycle.Scheme, adopted.Scheme) with { Path = "$.rulebookHash" }
            : adopted.Effective > command.Cycle.Period.LastDay ? AmendmentRefusals.NotRetroactive(adopted.Effective, command.Cycle.Period)
            : state.Amendments.FirstOrDefault(known => known.Cycle == command.Cycle && known.Phase == AmendmentPhase.Proposed) is { } open ? AmendmentRefusals.AnotherOpen(open.Id)
            : WrittenRemark.Judge(command.Cause, "$.cause") is { } unwritten ? unwritten
            : facts is null ? AmendmentRefusals.NotSettled
            : facts.Changed.IsEmpty ? AmendmentRefusals.NothingChanges
            : Decision.Accept(new AmendmentProposed(
                command.Id, command.Cycle, facts.Round, command.RulebookHash, facts.Before, WrittenRemark.Kept(command.Cause), facts.Counts, facts.Changed));
    }

    /// <param name="round">Round of the cycle whose results are all in effect; null when there is none, or an objection holds one.</param>
    public static Decision Decide(RulebooksState state, DecideAmendment command, string actor, int? round)
    {
        if (state.Amendment(command.Id) is not { } amendment)
        {
            return AmendmentRefusals.Unknown(command.Id);
        }

        if (amendment.Phase != AmendmentPhase.Proposed)
        {
            return AmendmentRefusals.Decided;
        }

        if (AccessTable.Default.ForbidsAlone(Operation.ProposeAmendments, Operation.DecideAmendments, amendment.By, actor))
        {
            return AmendmentRefusals.SamePerson;
        }

        if (WrittenRemark.Judge(command.Reason, "$.reason") is { } unwritten)
        {
            return unwritten;
        }

        if (!command.Accepted)
        {
            return Decision.Accept(new AmendmentRefused(command.Id, WrittenRemark.Kept(command.Reason)));
        }

        var strangers = command.Persons.Select((person, index) => (Person: person, Index: index)).Where(one => !amendment.Changed.Contains(one.Person)).ToArray();
        return round is null ? AmendmentRefusals.NotSettled
            : round != amendment.Round ? AmendmentRefusals.Outdated(round.Value)
            : strangers.Length > 0 ? AmendmentRefusals.NotChanged(strangers[0].Person, strangers[0].Index)
            : Decision.Accept(new AmendmentAccepted(
                command.Id, amendment.Cycle, amendment.Round, amendment.RulebookHash, amendment.Cause, [.. command.Persons.Distinct().Order()], WrittenRemark.Kept(command.Reason), actor));
    }
}
