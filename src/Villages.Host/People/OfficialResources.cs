using System.Globalization;
using Villages.Domain;
using Villages.Domain.Grids;
using Villages.Domain.People;
using Villages.Domain.Stars;
using Villages.Grains.Cycles;
using Villages.Grains.People;
using Villages.Host.Access;

namespace Villages.Host.People;

/// <summary>An official as far as the caller's area goes.</summary>
/// <param name="Stars">Left out while unrated.</param>
/// <param name="MonthlyStarPay">Yuan a month by the latest entitlement.</param>
/// <param name="LockedUntil">Last day on which a veto still holds the stars down.</param>
public sealed record OfficialResource(
    PersonId Id, long Version, string? MaskedName, IReadOnlyList<TenureResource> Tenures, IReadOnlyList<GridWorkResource> Grids, int? Stars, string? MonthlyStarPay, DateOnly? LockedUntil, DateOnly? DiedOn)
{
    internal static OfficialResource Of(OfficialPage v, MaskedPerson? person) => new(
        v.Id, v.Version, person?.MaskedName,
        [.. v.Tenures.Select(t => new TenureResource(t.Organisation, t.Position, t.From, t.To, t.Reason, t.RemovedForViolation))],
        [.. v.Grids.Select(w => new GridWorkResource(w.Grid, w.Assignment.Worker, w.Assignment.From, w.Assignment.To))],
        v.Stars, Yuan.Text(v.MonthlyStarPay), v.LockedUntil, v.DiedOn);
}

/// <param name="To">Last day; left out while in office.</param>
public sealed record TenureResource(AreaCode Organisation, Position Position, DateOnly From, DateOnly? To, EndReason? Reason, bool RemovedForViolation);

/// <param name="To">Last day; left out while at work.</param>
public sealed record GridWorkResource(GridId Grid, GridWorkerKind Worker, DateOnly From, DateOnly? To);

public sealed record StarsResource(PersonId Id, long Version, int? Stars, IReadOnlyList<StarRecordResource> Items)
{
    internal static StarsResource Of(OfficialPage v) => new(
        v.Id, v.Version, v.Stars, [.. v.StarRecords.OrderByDescending(r => r.Cycle.Period).Select(StarRecordResource.Of)]);
}

/// <summary>What one cycle left on the record; the newest round counts.</summary>
/// <param name="Unrated">Code of the reason when the cycle left the person unrated.</param>
/// <param name="MonthlyPay">Yuan a month.</param>
public sealed record StarRecordResource(
    CycleId Cycle, int Round, AreaCode Village, string? Grade, decimal? Total, int? StarsBefore, int? StarsAfter, int? CountyRank,
    string? Unrated, string RulebookHash, string? MonthlyPay)
{
    internal static StarRecordResource Of(StarRecordView r) => new(
        r.Cycle, r.Round, r.Village, r.Grade, r.Total, r.StarsBefore, r.StarsAfter, r.CountyRank, r.Unrated, r.RulebookHash, Yuan.Text(r.MonthlyPay));
}

/// <summary>A result opened down to its facts.</summary>
/// <param name="Engine">Version of the rating code.</param>
/// <param name="FrozenAt">Position in the change feed: what was known then.</param>
public sealed record ExplanationResource(
    PersonId Person, AreaCode Village, string VillageName, int Round, string? Grade, decimal? Total, int? Rank, int? TownshipRank,
    int? StarsBefore, int? StarsAfter, string? MonthlyPay, string? Unrated, string RulebookHash, int Engine, DateOnly AsOf, long FrozenAt,
    IReadOnlyList<ExplanationLineResource> Lines)
{
    private const string PayField = $"{nameof(ExplanationResource)}.monthlyPay";

    internal static ExplanationResource Of(CycleExplanation e, string language, Caller caller) => new(
        e.Result.Person, e.Result.Village, e.Result.VillageName, e.Result.Round, e.Result.Grade, e.Result.Total, e.Result.Rank, e.Result.TownshipRank,
        e.Result.StarsBefore, e.Result.StarsAfter, Yuan.Text(e.Result.MonthlyPay), e.Result.Unrated?.In(language), e.RulebookHash, e.Engine, e.AsOf, e.FrozenAt,
        [.. e.Lines.Where(line => line.Code != TraceCodes.Pay || AccessTable.Default.MayRead(caller.Role, PayField)).Select(line => new ExplanationLineResource(line.Code, line.Text.In(language), line.Value))]);
}

/// <param name="Code">Stable code of the step, for example <c>stars.seniority</c>.</param>
public sealed record ExplanationLineResource(string Code, string Text, decimal? Value);

/// <summary>Money leaves as text, so that no client rounds it.</summary>
internal static class Yuan
{
    public static string? Text(decimal? amount) => amount?.ToString("0.00", CultureInfo.InvariantCulture);
}
