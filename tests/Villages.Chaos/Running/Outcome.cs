namespace Villages.Chaos.Running;

/// <summary>What a row came to.</summary>
internal enum Outcome
{
    Held,

    /// <summary>Nothing was found broken, but not everything was tried: the machine does not allow it, or fewer faults were made than wanted.</summary>
    NotRun,

    Broken,
}
