using Villages.Domain;
using Villages.Domain.Centres;
using Villages.Grains;
using Villages.Host.Access;
using Villages.Host.ApiDescription;
using Villages.Host.Areas;
using Villages.Host.Http;

namespace Villages.Host.Centres;

internal static class CentreEndpoints
{
    public static void MapCentres(this RouteGroupBuilder api)
    {
        var centres = api.MapGroup("/service-centres").WithTags(Tags.Centres);
        centres.MapGet("/{id}", Read).For(Operation.ReadPublic, Subject.OfCentre)
            .WithName("getServiceCentre").WithSummary("服务站点 A service centre or station").Produces<CentreResource>().Produces(304);
        centres.MapPost("", Register).For(Operation.WriteMasterData)
            .WithName("registerServiceCentre").WithSummary("登记服务站点 Registers a service centre").Produces<WriteReceipt>(201);
        centres.MapPost("/{id}/closing", Close).For(Operation.WriteMasterData, Subject.OfCentre)
            .WithName("closeServiceCentre").WithSummary("关闭服务站点 Closes a service centre").Produces<WriteReceipt>();
    }

    private static async Task<IResult> Read(CentreId id, IGrainFactory grains) =>
        await grains.Centre(id).Read() is { } view ? Versioned.Of(view.Version, CentreResource.Of(view)) : EdgeProblems.UnknownCentre(id.Value);

    private static Task<IResult> Register(Intent intent, CentreRegistration body, KnownAreas known, CommandSender sender, IGrainFactory grains)
    {
        known.Village(intent.Caller, body.Id.Village);
        var command = new RegisterCentre(body.Kind, body.Name, body.SquareMetres, body.From, body.Address);
        return sender.Send(intent, body.Id.Stream, command, grains.Centre(body.Id).Register, Receipts.Created($"/api/v1/service-centres/{body.Id}"));
    }

    private static Task<IResult> Close(CentreId id, Intent intent, Closing body, CommandSender sender, IGrainFactory grains) =>
        sender.Send(intent, id.Stream, new CloseCentre(body.LastDay), grains.Centre(id).Close, Receipts.Done);
}

/// <param name="To">Last day; left out while open.</param>
public sealed record CentreResource(
    CentreId Id, AreaCode Village, long Version, CentreKind Kind, string Name, decimal SquareMetres, string? Address, DateOnly? From, DateOnly? To)
{
    internal static CentreResource Of(CentreView v) => new(v.Id, v.Id.Village, v.Version, v.Form, v.Name, v.SquareMetres, v.Address, v.From, v.To);
}

/// <param name="Id">Code of the village or community, a dash and two digits.</param>
public sealed record CentreRegistration(CentreId Id, CentreKind Kind, string Name, decimal SquareMetres, string? Address, DateOnly From);

public sealed record Closing(DateOnly LastDay);
