using Villages.Simulation.Cluster;

namespace Villages.Simulation.Faults;

internal sealed class CallFaults(Storm storm)
{
    public CallFate Of(Call call) =>
        storm.IsOver ? CallFate.Delivered
        : storm.Strikes(Storm.Kind.LostCall) ? CallFate.Lost
        : !call.IsOneWay && storm.Strikes(Storm.Kind.RejectedCall) ? CallFate.Rejected
        : storm.Strikes(Storm.Kind.LateCall) ? CallFate.Late
        : storm.Strikes(Storm.Kind.DoubledCall) ? CallFate.Doubled
        : CallFate.Delivered;

    public bool LosesReply() => storm.Strikes(Storm.Kind.LostReply);

    public TimeSpan Delay() => storm.Dice.OneIn(8) ? storm.Dice.Milliseconds(1_000, 15_000) : storm.Dice.Milliseconds(1, 400);
}
