namespace Villages.Domain.People;

/// <summary>Consequence of a filled post: the official learns of a tenure, already ended or open. A tenure known before changes nothing.</summary>
[GenerateSerializer, Immutable, Alias("people.note-tenure-begun")]
public sealed record NoteTenureBegun([property: Id(0)] Tenure Tenure) : ICommandBody
{
    public string Kind => "people.note-tenure-begun";

    public DateOnly? DeedOn => Tenure.From;
}

/// <summary>Consequence of a vacated post: carries the whole tenure, so that order of arrival does not matter.</summary>
[GenerateSerializer, Immutable, Alias("people.note-tenure-ended")]
public sealed record NoteTenureEnded([property: Id(0)] Tenure Tenure) : ICommandBody
{
    public string Kind => "people.note-tenure-ended";

    public DateOnly? DeedOn => Tenure.To;
}

/// <summary>Consequence of a withdrawn post: the tenure was entered in error and never was.</summary>
[GenerateSerializer, Immutable, Alias("people.note-tenure-withdrawn")]
public sealed record NoteTenureWithdrawn([property: Id(0)] Tenure Tenure) : ICommandBody
{
    public string Kind => "people.note-tenure-withdrawn";
}

/// <summary>Consequence of a grid worker's assignment or release: carries the whole assignment; one with a last day is never opened again.</summary>
[GenerateSerializer, Immutable, Alias("people.note-grid-work")]
public sealed record NoteGridWork([property: Id(0)] GridWork Work) : ICommandBody
{
    public string Kind => "people.note-grid-work";

    public DateOnly? DeedOn => Work.Assignment.To ?? Work.Assignment.From;
}

/// <summary>Consequence of a withdrawn grid worker: the assignment never was.</summary>
[GenerateSerializer, Immutable, Alias("people.note-grid-work-withdrawn")]
public sealed record NoteGridWorkWithdrawn([property: Id(0)] GridWork Work) : ICommandBody
{
    public string Kind => "people.note-grid-work-withdrawn";
}

/// <summary>Consequence of a death: the official asks every village to vacate the posts still held, and every grid to end the work.</summary>
[GenerateSerializer, Immutable, Alias("people.note-death")]
public sealed record NoteDeath([property: Id(0)] DateOnly On) : ICommandBody
{
    public string Kind => "people.note-death";

    public DateOnly? DeedOn => On;
}
