using Villages.Domain.People;

namespace Villages.Domain.Retention;

/// <summary>What the periods of one person depend on.</summary>
/// <param name="LastTenureEnded">Latest last day among the tenures and the work on grids; null when there never was one.</param>
/// <param name="HoldsPost">A tenure, or work on a grid, runs or is to begin.</param>
public sealed record RetentionFacts(DateOnly? DiedOn, DateOnly? LastTenureEnded, bool HoldsPost)
{
    public static RetentionFacts Of(IReadOnlyCollection<Tenure> tenures, IReadOnlyCollection<GridWork> work, DateOnly? diedOn, DateOnly today) =>
        new(diedOn, tenures.Select(tenure => tenure.To).Concat(work.Select(one => one.Assignment.To)).Max(), ErasureRule.HoldsPost(tenures, work, today));
}

/// <param name="StartedOn">Day on which the period began.</param>
/// <param name="DueOn">First day on which the data is kept longer than its class allows.</param>
public sealed record RetentionDue(RetentionClass Class, DateOnly StartedOn, DateOnly DueOn);

/// <summary>When personal data is due. Pure: the same facts give the same day.</summary>
public static class RetentionRule
{
    /// <summary>Null while the period has not begun.</summary>
    public static DateOnly? DueOn(RetentionClass retention, RetentionFacts facts) => StartOf(retention, facts)?.AddYears(retention.Years);

    /// <summary>The class that keeps the data longest; null while a post is held, or while no period has begun.</summary>
    public static RetentionDue? Governing(RetentionCatalogue catalogue, RetentionFacts facts)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        ArgumentNullException.ThrowIfNull(facts);
        return facts.HoldsPost ? null : catalogue.Classes
            .Where(c => StartOf(c, facts) is not null)
            .Select(c => new RetentionDue(c, StartOf(c, facts)!.Value, DueOn(c, facts)!.Value))
            .OrderByDescending(due => due.DueOn)
            .FirstOrDefault();
    }

    private static DateOnly? StartOf(RetentionClass retention, RetentionFacts facts) => retention.Starts switch
    {
        RetentionStart.Death => facts.DiedOn,
        _ => facts.HoldsPost ? null : facts.LastTenureEnded,
    };
}
