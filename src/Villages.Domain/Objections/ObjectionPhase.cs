namespace Villages.Domain.Objections;

/// <summary>Where an objection stands: Filed → Accepted → Investigated → Ruled → (Appealed → Ruled) → Final. What is not admissible is ruled on while filed.</summary>
[GenerateSerializer, Alias("objections.phase")]
public enum ObjectionPhase
{
    Filed,
    Accepted,
    Investigated,

    /// <summary>May be appealed until its due day.</summary>
    Ruled,
    Appealed,
    Final,
}

[GenerateSerializer, Alias("objections.ruling")]
public enum Ruling
{
    Upheld,
    PartlyUpheld,
    Rejected,
}
