using Villages.Grains;
using Villages.Grains.Feed;
using Villages.Host.Access;
using Villages.Host.ApiDescription;
using Villages.Host.Http;

namespace Villages.Host.Auditing;

internal static class AuditEndpoints
{
    public static void MapAudit(this RouteGroupBuilder api)
    {
        var audit = api.MapGroup("/audit").WithTags(Tags.Audit);
        audit.MapGet("", Search).For(Operation.SearchAudit)
            .WithName("searchAudit").WithSummary("审计查询 Who did what, to whom, when, from where and why, newest first").Produces<AuditPage>();
        audit.MapGet("/{position}", Read).For(Operation.SearchAudit)
            .WithName("getAuditEntry").WithSummary("审计记录及前后变化 An entry with what it changed; position as the list and the change feed give it")
            .Produces<AuditDetail>();
    }

    private static async Task<IResult> Search([AsParameters] AuditFilter filter, Caller caller, IGrainFactory grains)
    {
        var scope = filter.Area ?? caller.Area;
        if (!caller.Reaches(scope))
        {
            return EdgeProblems.UnknownArea(scope.Value);
        }

        var listing = await grains.Audit().Search(filter.Query(scope));
        return Results.Json(AuditPage.Of(listing), ApiJson.Options);
    }

    private static async Task<IResult> Read(string position, Caller caller, IGrainFactory grains)
    {
        if (FeedCursor.Parse(position) is not { } place)
        {
            return EdgeProblems.MalformedId("position", "place in the change feed");
        }

        var record = await grains.Audit().Read(new FeedHead(place.Epoch, place.Position));
        return record is not null && caller.Reaches(record.Item.Area)
            ? Results.Json(AuditDetail.Of(record), ApiJson.Options)
            : EdgeProblems.UnknownAuditEntry(position);
    }
}
