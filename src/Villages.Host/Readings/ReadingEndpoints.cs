using Villages.Domain;
using Villages.Domain.Readings;
using Villages.Grains.Areas;
using Villages.Host.Access;
using Villages.Host.ApiDescription;
using Villages.Host.Areas;
using Villages.Host.Http;

namespace Villages.Host.Readings;

internal static class ReadingEndpoints
{
    public static void MapReadings(this RouteGroupBuilder api) =>
        api.MapPost("/readings", Record).For(Operation.WriteReadings).WithTags(Tags.Readings)
            .WithName("recordReadings").WithSummary("记录一个村的指标数据，整批或全不 Records readings of one village, all or none").Produces<WriteReceipt>();

    private static Task<IResult> Record(Intent intent, ReadingsOfVillage body, KnownAreas known, CommandSender sender, IGrainFactory grains)
    {
        if (body.Readings.Count > RecordReadings.MaximumReadings)
        {
            return Task.FromResult<IResult>(Problem.Of(ReadingRefusals.Amount(body.Readings.Count)));
        }

        var village = known.Village(intent.Caller, body.Village);
        var grain = grains.GetGrain<IVillageGrain>(village.Stream.Text);
        return sender.Send(intent, village.Stream, new RecordReadings(body.Readings), grain.Record, Receipts.Done);
    }
}

/// <param name="Village">Village or community that was measured.</param>
/// <param name="Readings">At most 1,000. A reading known by (source, sequence) with the same content is passed over.</param>
public sealed record ReadingsOfVillage(AreaCode Village, IReadOnlyList<Reading> Readings);
