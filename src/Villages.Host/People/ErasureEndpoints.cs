using Villages.Domain;
using Villages.Domain.People;
using Villages.Grains;
using Villages.Host.Access;
using Villages.Host.ApiDescription;
using Villages.Host.Http;

namespace Villages.Host.People;

/// <summary>One person asks for an erasure, another approves it; after that there is no way back.</summary>
internal static class ErasureEndpoints
{
    public static void MapErasures(this RouteGroupBuilder api)
    {
        var erasure = api.MapGroup("/persons/{personId}/erasure").WithTags(Tags.People);
        erasure.MapGet("", Read).For(Operation.ApproveErasure)
            .WithName("getErasure").WithSummary("待批准的删除申请 The erasure that waits for approval").Produces<ErasureResource>();
        erasure.MapPost("", Request).For(Operation.RequestErasure)
            .WithName("requestErasure").WithSummary("申请删除个人信息 Asks that a person's data be erased").Produces<WriteReceipt>();
        erasure.MapPost("/approval", Approve).For(Operation.ApproveErasure)
            .WithName("approveErasure").WithSummary("批准删除（须他人批准，不可恢复）；If-Match 为删除申请的版本 Approves an erasure asked for by somebody else; final; If-Match is the ETag of the request that was read").Produces<WriteReceipt>();
        erasure.MapPost("/withdrawal", Withdraw).For(Operation.RequestErasure)
            .WithName("withdrawErasure").WithSummary("撤回删除申请 Takes back an erasure that was asked for").Produces<WriteReceipt>();
    }

    private static async Task<IResult> Read(PersonId personId, Caller caller, HttpContext http, PeopleInReach people, IGrainFactory grains)
    {
        if (!await people.Reaches(caller, personId) || await grains.Person(personId).Read() is not { } person)
        {
            return EdgeProblems.UnknownPerson(personId.Value);
        }

        http.Response.Headers.CacheControl = "no-store";
        if (person.Erased || person.Erasure is not { } request)
        {
            return Problem.Of(person.Erased ? ErasureRefusals.Erased(personId) : ErasureRefusals.NotRequested());
        }

        http.Response.Headers.ETag = Versioned.Tag(request.Number, null);
        return Results.Json(new ErasureResource(personId, request.By, request.Reason, request.Document, request.At), ApiJson.Options);
    }

    private static async Task<IResult> Request(
        PersonId personId, Intent intent, ErasureAsked body, PeopleInReach people, CommandSender sender, IGrainFactory grains)
    {
        intent.Because(body.Reason);
        return await people.Reaches(intent.Caller, personId)
            ? await sender.Send(intent, personId.Person, new RequestErasure(body.Reason, body.Document), grains.Person(personId).Request, Receipts.Done)
            : EdgeProblems.UnknownPerson(personId.Value);
    }

    private static async Task<IResult> Approve(PersonId personId, Intent intent, IfMatch request, PeopleInReach people, CommandSender sender, IGrainFactory grains) =>
        await people.Reaches(intent.Caller, personId)
            ? await sender.Send(intent, personId.Person, new ApproveErasure(request.Version), grains.Person(personId).Approve, Receipts.Done)
            : EdgeProblems.UnknownPerson(personId.Value);

    private static async Task<IResult> Withdraw(PersonId personId, Intent intent, PeopleInReach people, CommandSender sender, IGrainFactory grains) =>
        await people.Reaches(intent.Caller, personId)
            ? await sender.Send(intent, personId.Person, new WithdrawErasure(), grains.Person(personId).Withdraw, Receipts.Done)
            : EdgeProblems.UnknownPerson(personId.Value);
}

/// <param name="Reason">4 to 200 characters, without ID or phone numbers.</param>
/// <param name="Document">Number of the document on which it rests.</param>
public sealed record ErasureAsked(string Reason, string Document)
{
    public override string ToString() => nameof(ErasureAsked);
}

/// <param name="RequestedBy">Subject of the token; somebody else approves.</param>
public sealed record ErasureResource(PersonId Person, string RequestedBy, string Reason, string Document, DateTime RequestedAt);
