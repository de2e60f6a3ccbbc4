using System.Collections.Immutable;
using Villages.Domain.People;
using Villages.Domain.Rulebooks;
using Villages.Domain.Rulebooks.Cases;
using Villages.Domain.Rulebooks.Shapes;

namespace Villages.Domain.Stars;

/// <summary>A secretary's career and this period's grade, and the stars that follow; quotas are left out, they need a county.</summary>
public sealed record StarCase : WorkedCase
{
    public required Period Period { get; init; }

    public AreaKind Kind { get; init; } = AreaKind.Village;

    public required string Grade { get; init; }

    public ImmutableArray<CaseService> Services { get; init; } = [];

    /// <summary>Grades and stars of the periods before, oldest first, without a gap.</summary>
    public ImmutableArray<CasePast> Past { get; init; } = [];

    public ImmutableArray<HonourFact> Honours { get; init; } = [];

    public ImmutableArray<VetoFact> Vetoes { get; init; } = [];

    public ImmutableSortedDictionary<string, decimal> Readings { get; init; } = ImmutableSortedDictionary<string, decimal>.Empty;

    public required int Stars { get; init; }

    public DateOnly? LockedUntil { get; init; }

    public override (string Expected, string? Actual) Work(Rulebook rulebook)
    {
        if (rulebook.Ladder is not { } ladder || rulebook.Grades.All(grade => grade.Id != Grade))
        {
            return (Form(Stars), null);
        }

        var facts = Facts(rulebook);
        var known = new ConditionFacts
        {
            Kind = Kind,
            ServiceYears = ServiceYears.Count(rulebook.Service, facts.Career.Services, Period.LastDay),
            Readings = CombinedReadings.Of(rulebook, facts.Readings),
        };
        var basis = Standing.Of(rulebook, ladder, facts, known, Period.LastDay);
        var stars = StarLadder.Step(rulebook, basis, Grade, ImmutableArray.CreateBuilder<TraceLine>());
        return ($"{Form(Stars)} {LockedUntil:O}", $"{Form(stars)} {basis.LockedUntil:O}");
    }

    private SubjectFacts Facts(Rulebook rulebook)
    {
        var village = AreaCode.Parse("000000000200");
        var past = ImmutableArray.CreateBuilder<PastRating>(Past.Length);
        var period = Period;
        for (var i = Past.Length - 1; i >= 0; i--)
        {
            period = period.Previous;
            past.Insert(0, new PastRating(new CycleId(rulebook.Scheme, village.Parent.Parent, period), Past[i].Grade, Past[i].Stars, Past[i].HonourStars));
        }

        return new SubjectFacts(
            village, PersonId.Create(village.County!.Value, new byte[20]), Kind, Period,
            [.. Readings.Select(reading => ReadingFact.Of(reading.Key, reading.Value))],
            new Career([.. Services.Select(service => service.In(village))], past.ToImmutable(), Honours, Vetoes), MonthsInPost: 12);
    }
}

/// <param name="Stars">Stars after that rating.</param>
public sealed record CasePast(string Grade, int Stars, int HonourStars = 0);

/// <param name="To">Last day; null while in office.</param>
public sealed record CaseService(Position Position, DateOnly From, DateOnly? To = null, bool RemovedForViolation = false)
{
    internal Tenure In(AreaCode village) => new(village, Position, From, To, RemovedForViolation: RemovedForViolation);
}
