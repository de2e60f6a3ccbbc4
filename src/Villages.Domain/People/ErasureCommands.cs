namespace Villages.Domain.People;

/// <summary>Asks that a person's fields be made unreadable for good (删除个人信息); somebody else approves it.</summary>
/// <param name="Document">Number of the document on which the erasure rests.</param>
[GenerateSerializer, Immutable, Alias("people.request-erasure")]
public sealed record RequestErasure([property: Id(0)] string Reason, [property: Id(1)] string Document) : ICommandBody
{
    public string Kind => "people.request-erasure";
}

[GenerateSerializer, Immutable, Alias("people.withdraw-erasure")]
public sealed record WithdrawErasure : ICommandBody
{
    public string Kind => "people.withdraw-erasure";
}

/// <summary>Final: the person's key is deleted after its commit.</summary>
/// <param name="Request">Number of the commit that asked for it: what was withdrawn and asked for again is another request.</param>
[GenerateSerializer, Immutable, Alias("people.approve-erasure")]
public sealed record ApproveErasure([property: Id(0)] long Request) : ICommandBody
{
    public const string CommandKind = "people.approve-erasure";

    public string Kind => CommandKind;
}

/// <summary>Consequence of an erasure: the official asks back from every village what was filled at the same moment.</summary>
[GenerateSerializer, Immutable, Alias("people.note-erased")]
public sealed record NoteErased : ICommandBody
{
    public string Kind => "people.note-erased";
}
