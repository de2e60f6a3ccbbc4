namespace Villages.Domain.Objections;

/// <summary>Working days an objection should take at most; each runs from the day after the deed before it. Late work is shown and still counts.</summary>
/// <param name="RuleWithin">After it was accepted, and after an appeal.</param>
/// <param name="AppealWithin">After the first ruling; the only one that ends a right.</param>
public sealed record ObjectionDeadlines(int AcceptWithin, int RuleWithin, int AppealWithin)
{
    /// <summary>Of <c>domain.md</c> §3.2.</summary>
    public static ObjectionDeadlines Usual { get; } = new(2, 10, 10);
}
