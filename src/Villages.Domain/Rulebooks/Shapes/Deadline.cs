namespace Villages.Domain.Rulebooks.Shapes;

/// <summary>A time limit; working days follow the county's calendar of holidays.</summary>
public sealed record Deadline(string Id, Text Title, int Amount, DeadlineUnit Unit);

public enum DeadlineUnit
{
    Hours,
    NaturalDays,
    WorkingDays,
    Months,
}
