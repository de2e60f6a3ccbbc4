using System.Collections.Immutable;
using Villages.Domain.Rulebooks.Linting;

namespace Villages.Domain.Rulebooks;

/// <summary>Finds rulebooks that read well and say nonsense: gaps, overlaps, grades nobody can reach, sums that do not close, names that lead nowhere.</summary>
public static class RulebookLinter
{
    /// <returns>Every fault, in the order of the file's members; empty for a sound rulebook.</returns>
    public static ImmutableArray<RulebookFault> Lint(Rulebook rulebook, string file = "")
    {
        var findings = new Findings(file);
        IdentityLint.Check(rulebook, findings);
        ReferenceLint.Check(rulebook, findings);
        WeightLint.Check(rulebook, findings);
        BandLint.Check(rulebook, findings);
        QuotaLint.Check(rulebook, findings);
        CapLint.Check(rulebook, findings);
        TableLint.Check(rulebook, findings);
        LadderLint.Check(rulebook, findings);
        EntitlementLint.Check(rulebook, findings);
        PointsLint.Check(rulebook, findings);
        return findings.ToImmutable();
    }
}
