using Villages.Chaos.Running;

namespace Villages.Chaos.Rows;

/// <summary>One kind of fault and what must hold under it.</summary>
internal interface IRow
{
    /// <summary>What <c>--row</c> takes.</summary>
    string Name { get; }

    int Faults(Tier tier);

    /// <summary>False for a row that runs no cycles, so that the undisturbed run can be left out.</summary>
    bool NeedsReference => true;

    Task Run(RowContext row);
}
