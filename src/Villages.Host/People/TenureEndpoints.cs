using Villages.Domain;
using Villages.Domain.People;
using Villages.Domain.Posts;
using Villages.Grains;
using Villages.Grains.Areas;
using Villages.Host.Access;
using Villages.Host.ApiDescription;
using Villages.Host.Areas;
using Villages.Host.Http;

namespace Villages.Host.People;

/// <summary>Tenures are owned by the village's posts; the official learns of them by consequence.</summary>
internal static class TenureEndpoints
{
    public static void MapTenures(this RouteGroupBuilder api)
    {
        var tenures = api.MapGroup("/tenures").WithTags(Tags.People);
        tenures.MapPost("", Fill).For(Operation.WriteMasterData)
            .WithName("fillPost").WithSummary("任职 Puts a person into a post").Produces<WriteReceipt>();
        tenures.MapPost("/end", Vacate).For(Operation.WriteMasterData)
            .WithName("vacatePost").WithSummary("离任；If-Match 为村的版本 Ends a tenure; If-Match is the village's version").Produces<WriteReceipt>();
        tenures.MapPost("/withdrawal", Withdraw).For(Operation.WriteMasterData)
            .WithName("withdrawTenure").WithSummary("撤回误录的任职；If-Match 为村的版本 Takes back a tenure entered in error; If-Match is the village's version").Produces<WriteReceipt>();
    }

    private static async Task<IResult> Fill(Intent intent, PostFilling body, KnownAreas known, CommandSender sender, IGrainFactory grains)
    {
        var village = known.Village(intent.Caller, body.Village);
        if (await grains.Person(body.Person).Read() is not { } person)
        {
            return EdgeProblems.UnknownPerson(body.Person.Value);
        }

        if (person.Erased)
        {
            return Problem.Of(ErasureRefusals.Erased(body.Person));
        }

        var command = new FillPost(body.Person, body.Position, body.From, body.To, body.Reason, body.RemovedForViolation);
        return await sender.Send(intent, village.Stream, command, grains.GetGrain<IVillageGrain>(village.Stream.Text).Fill, Receipts.Done);
    }

    private static Task<IResult> Vacate(Intent intent, IfMatch ifMatch, PostVacating body, KnownAreas known, CommandSender sender, IGrainFactory grains)
    {
        var village = known.Village(intent.Caller, body.Village);
        var command = new VacatePost(body.Person, body.Position, body.To, body.Reason, body.RemovedForViolation);
        return sender.Send(intent, village.Stream, command, grains.GetGrain<IVillageGrain>(village.Stream.Text).Vacate, Receipts.Done, ifMatch);
    }

    private static Task<IResult> Withdraw(Intent intent, IfMatch ifMatch, TenureWithdrawal body, KnownAreas known, CommandSender sender, IGrainFactory grains)
    {
        var village = known.Village(intent.Caller, body.Village);
        var command = new WithdrawPost(body.Person, body.Position, body.From);
        return sender.Send(intent, village.Stream, command, grains.GetGrain<IVillageGrain>(village.Stream.Text).Withdraw, Receipts.Done, ifMatch);
    }
}

/// <param name="To">Last day; left out while in office.</param>
public sealed record PostFilling(
    AreaCode Village, PersonId Person, Position Position, DateOnly From, DateOnly? To, EndReason? Reason, bool RemovedForViolation = false);

/// <param name="To">Last day in the post.</param>
public sealed record PostVacating(AreaCode Village, PersonId Person, Position Position, DateOnly To, EndReason Reason, bool RemovedForViolation = false);

/// <param name="From">First day of the tenure that never was.</param>
public sealed record TenureWithdrawal(AreaCode Village, PersonId Person, Position Position, DateOnly From);
