namespace Villages.Chaos.Wires;

/// <summary>What a client asks up to one ReadyForQuery of the server.</summary>
internal sealed class Exchange
{
    /// <summary>A call of <c>journal_append</c> is part of it.</summary>
    public volatile bool Appends;

    /// <summary>Of the commits that the call asks to append, row by row.</summary>
    public volatile Guid[] Commands = [];

    /// <summary>Its end is to be swallowed.</summary>
    public bool Lost { get; set; }
}
