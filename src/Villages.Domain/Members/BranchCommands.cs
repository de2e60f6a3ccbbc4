using System.Collections.Immutable;

namespace Villages.Domain.Members;

/// <summary>Names a branch, or names it anew.</summary>
/// <param name="Secretary">Secretary of the branch (支部书记); null while vacant.</param>
[GenerateSerializer, Immutable, Alias("members.name-branch")]
public sealed record NameBranch([property: Id(0)] string Name, [property: Id(1)] PersonId? Secretary = null) : ICommandBody
{
    public string Kind => "members.name-branch";
}

/// <summary>Tells a branch who belongs to it from when to when; person and first day tell entries apart.</summary>
[GenerateSerializer, Immutable, Alias("members.note-member")]
public sealed record NoteMember([property: Id(0)] RosterEntry Entry) : ICommandBody
{
    public string Kind => "members.note";
}

/// <summary>Enters an activity of the branch once; points follow from it. Whoever has no mark is not judged.</summary>
/// <param name="Id">Given by whoever enters it: 1 to 40 letters, digits and dashes.</param>
/// <param name="Activity">Kind that rulebooks name, for example <c>theme-day study meeting labour</c>.</param>
[GenerateSerializer, Immutable, Alias("members.record-activity")]
public sealed record RecordActivity(
    [property: Id(0)] string Id,
    [property: Id(1)] DateOnly On,
    [property: Id(2)] string Activity,
    [property: Id(3)] ImmutableSortedDictionary<PersonId, Mark> Marks) : ICommandBody
{
    public string Kind => "members.record-activity";

    public DateOnly? DeedOn => On;
}

/// <summary>Replaces the marks of an activity; whoever is missing has none any more.</summary>
[GenerateSerializer, Immutable, Alias("members.correct-activity")]
public sealed record CorrectActivity(
    [property: Id(0)] string Id, [property: Id(1)] ImmutableSortedDictionary<PersonId, Mark> Marks, [property: Id(2)] string Reason) : ICommandBody
{
    public string Kind => "members.correct-activity";
}
