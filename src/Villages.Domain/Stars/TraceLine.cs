namespace Villages.Domain.Stars;

/// <summary>One step of a rating, structured; <see cref="StarExplanation"/> makes sentences of it.</summary>
/// <param name="Code">Stable code of the step, see <see cref="TraceCodes"/>.</param>
/// <param name="Value">The number the step produced, where it produced one.</param>
/// <param name="Args">Ids, counts and dates of the step, in invariant text.</param>
[GenerateSerializer, Immutable, Alias("stars.trace-line")]
public sealed record TraceLine(
    [property: Id(0)] string Code,
    [property: Id(1)] decimal? Value,
    [property: Id(2)] CompactDictionary<string> Args)
{
    internal static TraceLine Of(string code, decimal? value = null, params ReadOnlySpan<(string Name, string Value)> args)
    {
        var named = new KeyValuePair<string, string>[args.Length];
        for (var i = 0; i < args.Length; i++)
        {
            named[i] = new(args[i].Name, args[i].Value);
        }

        return new TraceLine(code, value, named.ToCompactDictionary());
    }
}

/// <summary>Codes of trace lines: part of persisted events, so never renamed.</summary>
public static class TraceCodes
{
    public const string Item = "item";
    public const string Group = "group";
    public const string Adjustment = "adjustment";
    public const string AdjustmentCut = "adjustment-cut";
    public const string MissingAsZero = "missing-as-zero";
    public const string Total = "total";
    public const string Band = "band";
    public const string BandCap = "band-cap";
    public const string Veto = "veto";
    public const string SeveralVillages = "several-villages";
    public const string Quota = "quota";
    public const string QuotaCut = "quota-cut";
    public const string Grade = "grade";
    public const string StarsBefore = "stars-before";
    public const string InitialStars = "initial-stars";
    public const string Seniority = "seniority";
    public const string GradeMove = "grade-move";
    public const string Streak = "streak";
    public const string Honours = "honours";
    public const string HonoursCut = "honours-cut";
    public const string RiseCut = "rise-cut";
    public const string Frozen = "frozen";
    public const string Stripped = "stripped";
    public const string Locked = "locked";
    public const string Ceiling = "ceiling";
    public const string Gate = "gate";
    public const string TopQuotaCut = "top-quota-cut";
    public const string StarsAfter = "stars-after";
    public const string Pay = "pay";
}
