using System.Collections.Immutable;
using System.Text;
using Villages.Domain.Rulebooks.Events;

namespace Villages.Domain.Rulebooks;

/// <summary>Decides on adoptions. A faulty rulebook never replaces a good one.</summary>
public static class RulebookAdoption
{
    public static Decision Decide(RulebooksState state, AdoptRulebook command)
    {
        var (rulebook, faults) = Examine(command.Json, command.Cases, command.Scheme);
        if (rulebook is null)
        {
            return RulebookRefusals.Faulty(faults);
        }

        if (rulebook.Scheme != command.Scheme)
        {
            return RulebookRefusals.OtherScheme(command.Scheme, rulebook.Scheme);
        }

        if (rulebook.Scope != "default" && rulebook.Scope != state.County.Value)
        {
            return RulebookRefusals.OtherCounty(rulebook.Scope);
        }

        if (state.ByHash(rulebook.Hash) is not null)
        {
            return Decision.Accept();
        }

        return state.Adopted.Any(known => known.Scheme == rulebook.Scheme && known.Effective == rulebook.Effective && known.Revision >= rulebook.Revision)
            ? RulebookRefusals.RevisionTaken(rulebook)
            : Decision.Accept(new RulebookAdopted(
                rulebook.Scheme, rulebook.Effective, rulebook.Revision, rulebook.Hash, rulebook.CanonicalJson, command.By));
    }

    /// <summary>Reads, lints and works the cases: everything that adoption asks of a rulebook by itself.</summary>
    /// <param name="file">Name used in the faults.</param>
    /// <returns>The rulebook, or null with every fault of the first step that found any.</returns>
    public static (Rulebook? Rulebook, ImmutableArray<RulebookFault> Faults) Examine(string json, string? cases, string file)
    {
        var (rulebook, faults) = RulebookReader.Read(Encoding.UTF8.GetBytes(json), file);
        if (rulebook is not null)
        {
            faults = RulebookLinter.Lint(rulebook, file);
        }

        if (rulebook is not null && faults.IsEmpty && cases is not null)
        {
            var (worked, broken) = WorkedCases.Read(Encoding.UTF8.GetBytes(cases), $"{file}.cases");
            faults = worked is null ? broken : WorkedCases.Run(rulebook, worked, $"{file}.cases");
        }

        return faults.IsEmpty ? (rulebook, faults) : (null, faults);
    }
}
