namespace Villages.Chaos.Wires;

/// <summary>What a client asks up to one ReadyForQuery of the server.</summary>
internal sealed class Exchange
{
    /// <summary>A call of <c>journal_append</c> is part of it.</summary>
    public volatile bool Appends;

    /// <summary>Commits that the call asks to append.</summary>
    public volatile int Rows;

    /// <summary>Its end is to be swallowed.</summary>
    public bool Lost { get; set; }
}
