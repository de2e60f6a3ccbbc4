namespace Villages.Chaos.Running;

/// <summary>How many faults a row makes, and over how much of the province.</summary>
internal enum Tier
{
    /// <summary>All rows within ten minutes, over a few counties.</summary>
    Short,

    /// <summary>The numbers promised, over the whole province; its line goes to the report.</summary>
    Full,
}
