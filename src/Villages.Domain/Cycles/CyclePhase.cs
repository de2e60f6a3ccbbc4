namespace Villages.Domain.Cycles;

/// <summary>Where an assessment cycle stands. Paused and cancelled stand beside the phase.</summary>
public enum CyclePhase
{
    Planned,

    /// <summary>Readings still count; the freeze waits until consequences of everything known have been delivered.</summary>
    Collecting,

    /// <summary>Frozen: areas score what was known then.</summary>
    Scoring,

    /// <summary>Ranks and quotas are settled; whoever runs the cycle looks at them and publishes.</summary>
    Calibrating,

    /// <summary>Results are on the boards and not yet final: people may object.</summary>
    Publishing,

    /// <summary>The windows are closed; the decision is due. Results that an objection holds wait for it.</summary>
    Approving,

    /// <summary>The point of no return is passed: consequences are on their way or done.</summary>
    Effective,

    Archived,
    Cancelled,
}
