namespace Villages.Domain.Cycles;

/// <summary>Where an assessment cycle stands. Paused and cancelled stand beside the phase.</summary>
public enum CyclePhase
{
    Planned,

    /// <summary>Readings still count; the freeze waits until consequences of everything known have been delivered.</summary>
    Collecting,

    /// <summary>Frozen: areas score what was known then.</summary>
    Scoring,

    /// <summary>All areas are complete; the group step is due.</summary>
    Calibrating,

    /// <summary>Results are open to see and not yet final.</summary>
    Publishing,

    /// <summary>The window is closed; the decision is due.</summary>
    Approving,

    /// <summary>The point of no return is passed: consequences are on their way or done.</summary>
    Effective,

    Archived,
    Cancelled,
}
