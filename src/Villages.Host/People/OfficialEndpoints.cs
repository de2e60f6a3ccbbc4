using Villages.Domain;
using Villages.Domain.Stars;
using Villages.Grains;
using Villages.Host.Access;
using Villages.Host.ApiDescription;
using Villages.Host.Http;

namespace Villages.Host.People;

internal static class OfficialEndpoints
{
    public static void MapOfficials(this RouteGroupBuilder api)
    {
        var officials = api.MapGroup("/officials/{personId}").WithTags(Tags.People);
        officials.MapGet("", Read).For(Operation.ReadPerson)
            .WithName("getOfficial").WithSummary("干部 An official: tenures, stars, pay").Produces<OfficialResource>().Produces(304);
        officials.MapGet("/stars", Stars).For(Operation.ReadPerson)
            .WithName("listStars").WithSummary("星级记录 Star records, newest first").Produces<StarsResource>().Produces(304);
        officials.MapGet("/stars/{cycleId}/explanation", Explain).For(Operation.ReadResults)
            .WithName("explainStars").WithSummary("星级说明 Why these stars").Produces<ExplanationResource>().Produces(304);
        officials.MapPost("/honours", Grant).For(Operation.WriteMasterData)
            .WithName("grantHonour").WithSummary("登记荣誉 Enters an honour").Produces<WriteReceipt>();
        officials.MapPost("/dispositions", Dispose).For(Operation.RecordDispositions)
            .WithName("recordDisposition").WithSummary("登记一票否决事实 Enters a fact on which a veto rests").Produces<WriteReceipt>();
    }

    private static async Task<IResult> Read(PersonId personId, Caller caller, PeopleInReach people, IGrainFactory grains)
    {
        if (await people.Official(caller, personId) is not { } view)
        {
            return EdgeProblems.UnknownOfficial(personId.Value);
        }

        var person = await grains.Person(personId).Read();
        return Versioned.Of(view.Version, OfficialResource.Of(view, person), $"{person?.Version ?? 0}");
    }

    private static async Task<IResult> Stars(PersonId personId, Caller caller, PeopleInReach people) =>
        await people.Official(caller, personId) is { } view
            ? Versioned.Of(view.Version, StarsResource.Of(view))
            : EdgeProblems.UnknownOfficial(personId.Value);

    private static async Task<IResult> Explain(PersonId personId, CycleId cycleId, Caller caller, HttpContext http, IGrainFactory grains)
    {
        if (await grains.Cycle(cycleId).Explain(personId) is not { } explanation || !caller.Reaches(explanation.Result.Village))
        {
            return EdgeProblems.UnknownResult($"{cycleId}/{personId}");
        }

        var language = Language.Asked(http.Request);
        http.Response.Headers.ContentLanguage = language;
        return Versioned.Of(explanation.FrozenAt, ExplanationResource.Of(explanation, language, caller), $"{explanation.Result.Round}-{language}");
    }

    private static async Task<IResult> Grant(PersonId personId, Intent intent, Honour body, PeopleInReach people, CommandSender sender, IGrainFactory grains) =>
        await people.Official(intent.Caller, personId) is not null
            ? await sender.Send(intent, personId.Official, new GrantHonour(body.Level, body.On, body.Document), grains.Official(personId).Grant, Receipts.Done)
            : EdgeProblems.UnknownOfficial(personId.Value);

    private static async Task<IResult> Dispose(PersonId personId, Intent intent, Disposition body, PeopleInReach people, CommandSender sender, IGrainFactory grains) =>
        await people.Official(intent.Caller, personId) is not null
            ? await sender.Send(
                intent, personId.Official, new RecordVeto(body.Veto, body.On, body.LockedUntil, body.Document), grains.Official(personId).Record, Receipts.Done)
            : EdgeProblems.UnknownOfficial(personId.Value);
}

/// <param name="Level"><c>township county city province nation</c></param>
/// <param name="Document">Number of the document; the same one counts once.</param>
public sealed record Honour(string Level, DateOnly On, string Document);

/// <param name="Veto">Code of the veto in the rulebooks, for example <c>V1</c>.</param>
/// <param name="LockedUntil">Last day of the punishment or listing, where it has one.</param>
public sealed record Disposition(string Veto, DateOnly On, DateOnly? LockedUntil, string Document);
