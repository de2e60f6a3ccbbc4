namespace Villages.Domain.Rulebooks.Shapes;

/// <summary>A grade (等次); its place in the list is its rank.</summary>
public sealed record Grade(string Id, Text Title);
