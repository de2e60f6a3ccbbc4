using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Villages.Domain;
using Villages.Domain.Accounts;
using Villages.Domain.Disclosures;
using Villages.Domain.People;
using Villages.Grains;
using Villages.Grains.People;
using Villages.Host.Access;
using Villages.Host.ApiDescription;
using Villages.Host.Http;

namespace Villages.Host.People;

/// <summary>Plain fields are shown only after it is committed that they will be, with who asks and why.</summary>
internal static class DisclosureEndpoints
{
    public static void MapDisclosures(this RouteGroupBuilder api)
    {
        var disclosures = api.MapGroup("/persons/{personId}/disclosures").WithTags(Tags.People);
        disclosures.MapPost("", Disclose).For(Operation.RevealPerson)
            .WithName("discloseFields").WithSummary("查看明文；须写明理由，每小时有次数上限 Shows personal fields in plain text, for a reason; limited by the hour")
            .Produces<PlainFields>();
        disclosures.MapGet("", List).For(Operation.ReadDisclosures)
            .WithName("listDisclosures").WithSummary("谁查看过此人的明文 Who saw this person in plain text, newest first").Produces<TokenPage<SightingResource>>();
    }

    private static async Task<IResult> Disclose(
        PersonId personId, Intent intent, Disclosure body, PeopleInReach people, CommandSender sender, IGrainFactory grains)
    {
        intent.Because(body.Reason);
        if (!await people.Reaches(intent.Caller, personId) || await grains.Person(personId).Read() is not { } person)
        {
            return EdgeProblems.UnknownPerson(personId.Value);
        }

        if (person.Erased)
        {
            return Problem.Of(ErasureRefusals.Erased(personId));
        }

        var (account, command) = (AccountId.Of(intent.Caller.Subject), new DiscloseFields(personId, body.Fields, body.Reason));
        Receipt? made = null;
        var answer = await sender.Send(intent, DisclosuresState.StreamOf(account), command, grains.Disclosures(account).Disclose, receipt =>
        {
            made = receipt;
            return Results.Ok();
        });
        if (made is null)
        {
            return answer;
        }

        var revealed = await grains.Person(personId).Reveal(made.Command);
        var headers = intent.Http.Response.Headers;
        (headers.ETag, headers.CacheControl) = (default, "no-store");
        return revealed.Accepted ? Results.Json(PlainFields.Of(personId, revealed.Value), ApiJson.Options) : Problem.Of(revealed.Refusal);
    }

    private static async Task<IResult> List(
        PersonId personId, Caller caller, HttpContext http, PeopleInReach people, IGrainFactory grains, [FromQuery] string? pageToken, [FromQuery] int? pageSize)
    {
        var (before, size) = (Before(pageToken), Paging.Size(pageSize));
        if (!await people.Reaches(caller, personId) || await grains.Person(personId).Seen(before, size) is not { } page)
        {
            return EdgeProblems.UnknownPerson(personId.Value);
        }

        http.Response.Headers.CacheControl = "no-store";
        var next = page.More && page.Items.Count > 0 ? page.Items[^1].Number.ToString(CultureInfo.InvariantCulture) : null;
        return Results.Json(new TokenPage<SightingResource>([.. page.Items.Select(SightingResource.Of)], next), ApiJson.Options);
    }

    /// <exception cref="ProblemException">No token of this list.</exception>
    private static long? Before(string? token) =>
        token is null ? null
        : long.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var before) ? before
        : throw new ProblemException(EdgeProblems.InvalidParameter("pageToken", new("分页标记无效。", "Not a token of this list.")));
}

/// <param name="Fields"><c>name idNumber birthDate phone</c>, one or more.</param>
/// <param name="Reason">4 to 200 characters, without ID or phone numbers.</param>
public sealed record Disclosure(IReadOnlyList<string> Fields, string Reason)
{
    public override string ToString() => nameof(Disclosure);
}

/// <summary>The fields asked for as they were then; left out: not asked for, or never entered.</summary>
/// <param name="BirthDate"><c>YYYY-MM-DD</c></param>
public sealed record PlainFields(PersonId Person, string? Name, string? IdNumber, string? BirthDate, string? Phone)
{
    internal static PlainFields Of(PersonId person, PlainPerson p) => new(person, p.Name, p.IdNumber, p.BirthDate, p.Phone);

    public override string ToString() => nameof(PlainFields);
}

/// <param name="By">Subject of the token.</param>
public sealed record SightingResource(DateTime At, string By, string Role, IReadOnlyList<PersonalField> Fields, string Reason)
{
    internal static SightingResource Of(Sighting s) => new(s.At, s.By, s.Role, s.Fields, s.Reason);
}
