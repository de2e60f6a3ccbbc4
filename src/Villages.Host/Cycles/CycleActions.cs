using Villages.Domain;
using Villages.Domain.Cycles;
using Villages.Grains;
using Villages.Host.Access;
using Villages.Host.Http;
using Villages.Host.Operations;

namespace Villages.Host.Cycles;

/// <summary>What can be done to a cycle, each a sub-resource. Decisions on results name the version they were made on.</summary>
internal static class CycleActions
{
    public static void MapCycleActions(this RouteGroupBuilder cycles)
    {
        cycles.MapPost("/{id}/pause", (CycleId id, Intent intent, CommandSender sender, IGrainFactory grains) =>
                sender.Send(intent, id.Stream, new PauseCycle(), grains.Cycle(id).Pause, Receipts.Done))
            .For(Operation.RunCycles, CycleScope.OfAction).WithName("pauseCycle").WithSummary("暂停 Holds a cycle").Produces<WriteReceipt>();
        cycles.MapPost("/{id}/resumption", (CycleId id, Intent intent, CommandSender sender, IGrainFactory grains) =>
                sender.Send(intent, id.Stream, new ResumeCycle(), grains.Cycle(id).Resume, Receipts.Done))
            .For(Operation.RunCycles, CycleScope.OfAction).WithName("resumeCycle").WithSummary("恢复 Lets it go on").Produces<WriteReceipt>();
        cycles.MapPost("/{id}/cancellation", (CycleId id, Intent intent, IfMatch ifMatch, CycleCancellation body, CommandSender sender, IGrainFactory grains) =>
                sender.Send(intent, id.Stream, new CancelCycle(body.Reason), grains.Cycle(id).Cancel, Receipts.Done, ifMatch))
            .For(Operation.RunCycles, CycleScope.OfAction).WithName("cancelCycle").WithSummary("取消（生效前） Cancels before effect").Produces<WriteReceipt>();
        cycles.MapPost("/{id}/publication", (CycleId id, Intent intent, IfMatch ifMatch, CommandSender sender, IGrainFactory grains) =>
                sender.Send(intent, id.Stream, new PublishCycle(), grains.Cycle(id).Publish, Receipts.Done, ifMatch))
            .For(Operation.ApproveEffect, CycleScope.OfAction).WithName("publishCycle")
            .WithSummary("公示：上墙至期满自动结束 Puts the results up on the boards; the window closes by itself").Produces<WriteReceipt>();
        cycles.MapPost("/{id}/effect", (CycleId id, Intent intent, IfMatch ifMatch, CommandSender sender, IGrainFactory grains) =>
                sender.Send(intent, id.Stream, new MakeEffective(), grains.Cycle(id).Effect, receipt => Accepted(receipt, id), ifMatch))
            .For(Operation.ApproveEffect, CycleScope.OfAction).WithName("makeCycleEffective")
            .WithSummary("生效：不可撤回 The point of no return").Produces<OperationAccepted>(202);
        cycles.MapPost("/{id}/rerun", (CycleId id, Intent intent, CycleRerun body, CommandSender sender, IGrainFactory grains) =>
                sender.Send(intent, id.Stream, new RerunCycle(body.Cause), grains.Cycle(id).Rerun, receipt => Accepted(receipt, id)))
            .For(Operation.RunCycles, CycleScope.OfAction).WithName("rerunCycle")
            .WithSummary("新一轮：冻结后的事实 A new round over later facts").Produces<OperationAccepted>(202);
    }

    private static IResult Accepted(Receipt receipt, CycleId id) => OperationAccepted.Of(receipt, id.ToString(), $"/api/v1/cycles/{id}");
}

public sealed record CycleCancellation(string Reason);

/// <param name="Cause">Why, for the record and the notice.</param>
public sealed record CycleRerun(string Cause);
