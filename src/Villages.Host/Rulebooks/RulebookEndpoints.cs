using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Villages.Domain;
using Villages.Domain.Rulebooks;
using Villages.Domain.Rulebooks.Comparison;
using Villages.Grains;
using Villages.Host.Access;
using Villages.Host.ApiDescription;
using Villages.Host.Areas;
using Villages.Host.Http;

namespace Villages.Host.Rulebooks;

internal static class RulebookEndpoints
{
    public static void MapRulebooks(this RouteGroupBuilder api)
    {
        var rulebooks = api.MapGroup("/rulebooks").WithTags(Tags.Rulebooks);
        rulebooks.MapGet("", List).For(Operation.ReadRulebooks)
            .WithName("listRulebooks").WithSummary("一县已通过的规则 Rulebooks a county adopted").Produces<RulebooksResource>().Produces(304);
        rulebooks.MapGet("/{hash}", Read).For(Operation.ReadRulebooks)
            .WithName("getRulebook").WithSummary("规则全文 One version with its text").Produces<RulebookResource>().Produces(304);
        rulebooks.MapGet("/{hash}/comparison", Compare).For(Operation.ReadRulebooks)
            .WithName("compareRulebooks").WithSummary("两个版本对照 Where two versions differ").Produces<ComparisonResource>();
        rulebooks.MapPost("", Adopt).For(Operation.AdoptRulebooks)
            .WithName("adoptRulebook").WithSummary("通过规则；有错则全部列出 Adopts a rulebook; every fault is named").Produces<WriteReceipt>(201);
    }

    private static async Task<IResult> List([FromQuery] AreaCode area, Caller caller, KnownAreas known, IGrainFactory grains)
    {
        known.KeepingCounty(caller, Operation.ReadRulebooks, area);
        var list = await grains.Rulebooks(area).List();
        return Versioned.Of(list.Version, new RulebooksResource(list.Version, [.. list.Items.Select(item => RulebookResource.Of(item, list.StandingOf(item, known.Today), withText: false))]), $"{known.Today:yyyyMMdd}");
    }

    private static async Task<IResult> Read(string hash, [FromQuery] AreaCode area, Caller caller, KnownAreas known, IGrainFactory grains)
    {
        known.KeepingCounty(caller, Operation.ReadRulebooks, area);
        if (await grains.Rulebooks(area).Read(hash) is not { } found)
        {
            return EdgeProblems.UnknownRulebook(hash);
        }

        var standing = (await grains.Rulebooks(area).List()).StandingOf(found, known.Today);
        return Versioned.Of(found.Revision, RulebookResource.Of(found, standing, withText: true), $"{found.Hash}-{standing}");
    }

    private static async Task<IResult> Compare(string hash, [FromQuery] AreaCode area, [FromQuery] string with, Caller caller, KnownAreas known, IGrainFactory grains)
    {
        known.KeepingCounty(caller, Operation.ReadRulebooks, area);
        var rulebooks = grains.Rulebooks(area);
        return await rulebooks.Read(hash) is not { } before ? EdgeProblems.UnknownRulebook(hash)
            : await rulebooks.Read(with) is not { } after ? EdgeProblems.UnknownRulebook(with)
            : Results.Json(ComparisonResource.Of(before.Hash, after.Hash, RulebookComparison.Of(before.Json, after.Json)), ApiJson.Options);
    }

    private static Task<IResult> Adopt(Intent intent, RulebookAdoption body, KnownAreas known, CommandSender sender, IGrainFactory grains)
    {
        known.County(intent.Caller, body.Area);
        if ((Amounts.Over(body.Rulebook, "$.rulebook") ?? (body.Cases is { } all ? Amounts.Over(all, "$.cases") : null)) is { } problem)
        {
            return Task.FromResult<IResult>(problem);
        }

        var command = new AdoptRulebook(body.Scheme, body.Rulebook.GetRawText(), TextOf(body.Cases), body.By);
        return sender.Send(
            intent, StreamKey.Of("rulebooks", body.Area.Value), command, grains.Rulebooks(body.Area).Adopt,
            Receipts.Created($"/api/v1/rulebooks?area={body.Area}"));
    }

    internal static string? TextOf(JsonElement? json) => json is { ValueKind: not JsonValueKind.Null and not JsonValueKind.Undefined } given ? given.GetRawText() : null;
}

public sealed record RulebooksResource(long Version, IReadOnlyList<RulebookResource> Items);

/// <param name="Hash">SHA-256 of the canonical text; cycles pin it.</param>
/// <param name="Phase">Adopted, effective or superseded today.</param>
/// <param name="Rulebook">The text; left out in lists.</param>
public sealed record RulebookResource(
    string Scheme, DateOnly EffectiveFrom, int Revision, string Hash, string AdoptedBy, RulebookStanding Phase, JsonElement? Rulebook)
{
    internal static RulebookResource Of(AdoptedRulebook r, RulebookStanding phase, bool withText) => new(
        r.Scheme, r.Effective, r.Revision, r.Hash, r.By, phase, withText ? JsonElement.Parse(r.Json) : null);
}

/// <param name="Area">County that adopts it.</param>
/// <param name="Rulebook">The rulebook as its schema says.</param>
/// <param name="Cases">Worked cases that must come out.</param>
/// <param name="By">Organ that adopts it.</param>
public sealed record RulebookAdoption(AreaCode Area, string Scheme, JsonElement Rulebook, JsonElement? Cases, string By);
