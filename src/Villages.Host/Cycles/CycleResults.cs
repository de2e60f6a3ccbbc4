using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Villages.Domain;
using Villages.Grains;
using Villages.Grains.Cycles;
using Villages.Host.Access;
using Villages.Host.Http;
using Villages.Host.People;

namespace Villages.Host.Cycles;

/// <summary>Results of a cycle: paged, filtered, and never beyond the caller's area.</summary>
internal static class CycleResults
{
    private const int MaximumQueryLength = 60;

    public static async Task<IResult> List(
        CycleId id, Caller caller, HttpContext http, IGrainFactory grains, [FromQuery] int? page, [FromQuery] int? pageSize,
        [FromQuery] AreaCode? township, [FromQuery] string? stars, [FromQuery] string? grade, [FromQuery] string? q)
    {
        var (number, size) = (Paging.Number(page), Paging.Size(pageSize));
        if (!caller.May(Operation.ReadResults, id.Area) || await grains.Cycle(id).Read() is not { } cycle)
        {
            return EdgeProblems.UnknownCycle(id.ToString());
        }

        if (Narrowed(caller, id, township) is not { } asked)
        {
            return EdgeProblems.UnknownArea(township!.Value.Value);
        }

        if (q?.Length > MaximumQueryLength)
        {
            return EdgeProblems.InvalidParameter("q", new("查询过长。", "Too long."));
        }

        var onlyVillage = caller.Area.IsVillageLevel ? caller.Area.Value : null;
        var query = new CycleResultQuery(number, size, asked.Township, Numbers(stars), grade, onlyVillage ?? q);
        var results = await grains.Cycle(id).Results(query);
        var language = Language.Asked(http.Request);
        var items = results.Items.Where(item => caller.Reaches(item.Village)).Select(item => CycleResultResource.Of(item, language)).ToArray();
        var total = items.Length == results.Items.Count ? results.Total : items.Length;
        return Versioned.Of(results.Version, new NumberedPage<CycleResultResource>(items, number, size, total),
            $"{cycle.Round}-{language}-{Versioned.Digest(http.Request.QueryString.Value)}");
    }

    private static Narrowing? Narrowed(Caller caller, CycleId id, AreaCode? township)
    {
        var own = CycleScope.Township(caller, id);
        return township is null ? new Narrowing(own)
            : id.Area.Contains(township.Value) && township.Value.Kind == AreaKind.Township && (own is null || own == township) ? new Narrowing(township)
            : null;
    }

    private static int[]? Numbers(string? list)
    {
        if (list is null)
        {
            return null;
        }

        var numbers = new List<int>();
        foreach (var part in list.Split(','))
        {
            if (numbers.Count == 11 || !int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                throw new ProblemException(EdgeProblems.InvalidParameter("stars", new("应为用逗号分隔的星数。", "Numbers of stars, separated by commas.")));
            }

            numbers.Add(number);
        }

        return [.. numbers];
    }

    private sealed record Narrowing(AreaCode? Township);
}

/// <param name="Unrated">Why the person was not rated.</param>
/// <param name="MonthlyPay">Yuan a month.</param>
public sealed record CycleResultResource(
    PersonId Person, AreaCode Village, string VillageName, int Round, string? Grade, decimal? Total, int? Rank, int? TownshipRank,
    int? StarsBefore, int? StarsAfter, string? MonthlyPay, string? Unrated)
{
    internal static CycleResultResource Of(CycleResultView r, string language) => new(
        r.Person, r.Village, r.VillageName, r.Round, r.Grade, r.Total, r.Rank, r.TownshipRank, r.StarsBefore, r.StarsAfter,
        Yuan.Text(r.MonthlyPay), r.Unrated?.In(language));
}
