using System.Collections.Immutable;
using Villages.Domain.Stars;

namespace Villages.Domain.Cycles;

/// <summary>Plans a cycle; starts it too. The as-of date is the period's last day unless named.</summary>
[GenerateSerializer, Immutable, Alias("cycles.plan")]
public sealed record PlanCycle([property: Id(0)] CycleId Cycle, [property: Id(1)] DateOnly? AsOf = null) : ICommandBody
{
    public string Kind => "cycles.plan";
}

[GenerateSerializer, Immutable, Alias("cycles.pause")]
public sealed record PauseCycle : ICommandBody
{
    public string Kind => "cycles.pause";
}

[GenerateSerializer, Immutable, Alias("cycles.resume")]
public sealed record ResumeCycle : ICommandBody
{
    public string Kind => "cycles.resume";
}

[GenerateSerializer, Immutable, Alias("cycles.cancel")]
public sealed record CancelCycle([property: Id(0)] string Reason) : ICommandBody
{
    public string Kind => "cycles.cancel";
}

/// <summary>Puts the results of the present round up on the boards, for as many working days as the rulebook says. Without a window the results are up for approval at once.</summary>
[GenerateSerializer, Immutable, Alias("cycles.publish")]
public sealed record PublishCycle : ICommandBody
{
    public string Kind => "cycles.publish";
}

/// <summary>Approves the results and lets them take effect.</summary>
[GenerateSerializer, Immutable, Alias("cycles.make-effective")]
public sealed record MakeEffective : ICommandBody
{
    public string Kind => "cycles.make-effective";
}

/// <summary>Begins a new round over facts that came after the freeze.</summary>
/// <param name="Cause">Why, for the record and the notice.</param>
[GenerateSerializer, Immutable, Alias("cycles.rerun")]
public sealed record RerunCycle([property: Id(0)] string Cause) : ICommandBody
{
    public string Kind => "cycles.rerun";
}

/// <summary>Step of the driver: collecting begins, and the freeze must wait for consequences of what was known.</summary>
[GenerateSerializer, Immutable, Alias("cycles.begin-collecting")]
public sealed record BeginCollecting([property: Id(0)] int Round, [property: Id(1)] long Sources) : ICommandBody
{
    public string Kind => "cycles.begin-collecting";
}

/// <summary>Step of the driver: fixes what was known, and who is on the roster.</summary>
/// <param name="Roster">Villages and communities of the county on the as-of date, in order of code.</param>
/// <param name="Known">Feed position at which every consequence of <see cref="CycleState.Sources"/> had been delivered.</param>
[GenerateSerializer, Immutable, Alias("cycles.freeze")]
public sealed record FreezeCycle(
    [property: Id(0)] int Round, [property: Id(1)] long Known, [property: Id(2)] ImmutableArray<AreaCode> Roster) : ICommandBody
{
    public string Kind => "cycles.freeze";
}

/// <summary>Step of the driver: keeps a part of the outcomes before the calibration, each part once and in order.</summary>
[GenerateSerializer, Immutable, Alias("cycles.keep-outcomes")]
public sealed record KeepOutcomes(
    [property: Id(0)] int Round, [property: Id(1)] int Part, [property: Id(2)] ImmutableArray<SubjectOutcome> Outcomes) : ICommandBody
{
    /// <summary>Outcomes of a part; keeps a commit at half its limit.</summary>
    public const int PartSize = 600;

    public string Kind => "cycles.keep-outcomes";
}

/// <summary>Step of the driver: the group step over complete areas. Publishes what was kept in parts together with what it carries.</summary>
[GenerateSerializer, Immutable, Alias("cycles.calibrate")]
public sealed record CalibrateCycle([property: Id(0)] int Round, [property: Id(1)] CalibrationResult Result) : ICommandBody
{
    public string Kind => "cycles.calibrate";
}

/// <summary>Step of the driver: nothing is left to do and a later cycle took effect.</summary>
[GenerateSerializer, Immutable, Alias("cycles.archive")]
public sealed record ArchiveCycle : ICommandBody
{
    public string Kind => "cycles.archive";
}
