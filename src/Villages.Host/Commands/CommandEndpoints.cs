using Villages.Domain;
using Villages.Grains;
using Villages.Grains.Commands;
using Villages.Host.Access;
using Villages.Host.ApiDescription;
using Villages.Host.Http;

namespace Villages.Host.Commands;

internal static class CommandEndpoints
{
    public static void MapCommands(this RouteGroupBuilder api) =>
        api.MapGet("/commands/{id:guid}", Read).For(Operation.FollowOwn).WithTags(Tags.Operations)
            .WithName("getCommand").WithSummary("命令的结果；404 表示尚无结果 What a command left; 404 means no effect so far").Produces<CommandResource>();

    private static async Task<IResult> Read(Guid id, Caller caller, IGrainFactory grains)
    {
        var traces = await grains.Commands().Find(new CommandId(id));
        var visible = traces.Where(trace => IsOwn(caller, trace) || Audits(caller, trace)).Select(CommandEffect.Of).ToArray();
        return visible.Length == 0
            ? EdgeProblems.UnknownCommand(id.ToString())
            : Results.Json(new CommandResource(id.ToString(), visible), ApiJson.Options);
    }

    private static bool IsOwn(Caller caller, CommandTrace trace) => trace.Actor == caller.Subject;

    private static bool Audits(Caller caller, CommandTrace trace) =>
        AreaCode.TryParse(trace.Area, null, out var area) && caller.May(Operation.AuditCommands, area);
}

public sealed record CommandResource(string Id, IReadOnlyList<CommandEffect> Effects);

/// <summary>One commit that the command left.</summary>
/// <param name="Kind">Name of the command.</param>
public sealed record CommandEffect(string Stream, long Version, string Kind, string Area, DateOnly EffectiveOn, DateTime RecordedAt)
{
    internal static CommandEffect Of(CommandTrace trace) => new(
        trace.Receipt.Stream.Text, trace.Receipt.Number, trace.Kind, trace.Area, trace.EffectiveOn, trace.Receipt.RecordedAt);
}
