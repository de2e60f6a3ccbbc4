namespace Villages.Domain.Rulebooks.Drafts;

/// <summary>Writes a draft, or a new text of one. A faulty text is kept, so that nobody loses work; it goes nowhere before it is sound.</summary>
[GenerateSerializer, Immutable, Alias("rulebooks.write-draft")]
public sealed record WriteDraft(
    [property: Id(0)] string Id, [property: Id(1)] string Scheme, [property: Id(2)] string Json, [property: Id(3)] string? Cases) : ICommandBody
{
    public string Kind => "rulebooks.write-draft";
}

/// <summary>Keeps what the draft would have made of a cycle.</summary>
[GenerateSerializer, Immutable, Alias("rulebooks.simulate-draft")]
public sealed record SimulateDraft([property: Id(0)] string Id, [property: Id(1)] CycleId Cycle) : ICommandBody
{
    public string Kind => "rulebooks.simulate-draft";
}

/// <summary>Puts a draft before everybody it concerns.</summary>
/// <param name="WorkingDays">1 to 60, counted from the day after.</param>
/// <param name="Unsimulated">Why there is no simulation, where the scheme has a version that could be compared with.</param>
[GenerateSerializer, Immutable, Alias("rulebooks.circulate-draft")]
public sealed record CirculateDraft([property: Id(0)] string Id, [property: Id(1)] int WorkingDays, [property: Id(2)] string? Unsimulated) : ICommandBody
{
    public string Kind => "rulebooks.circulate-draft";
}

[GenerateSerializer, Immutable, Alias("rulebooks.comment-on-draft")]
public sealed record CommentOnDraft([property: Id(0)] string Id, [property: Id(1)] string Text) : ICommandBody
{
    public string Kind => "rulebooks.comment-on-draft";
}

/// <summary>Adopts a circulated draft after its last day.</summary>
/// <param name="By">Organ that adopts it.</param>
[GenerateSerializer, Immutable, Alias("rulebooks.adopt-draft")]
public sealed record AdoptDraft([property: Id(0)] string Id, [property: Id(1)] string By) : ICommandBody
{
    public string Kind => "rulebooks.adopt-draft";
}

[GenerateSerializer, Immutable, Alias("rulebooks.withdraw-draft")]
public sealed record WithdrawDraft([property: Id(0)] string Id, [property: Id(1)] string Reason) : ICommandBody
{
    public string Kind => "rulebooks.withdraw-draft";
}
