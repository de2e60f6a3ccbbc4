using System.Collections.Immutable;

namespace Villages.Domain.Areas;

/// <summary>
/// The dated administrative tree of all registers, an immutable value that is replaced register by register: a new one costs the rows of that register.
/// Safe to read from any thread.
/// </summary>
public sealed class AreaTree
{
    public static readonly AreaTree Empty = new(ImmutableSortedDictionary.Create<string, RegisterState>(StringComparer.Ordinal));

    private readonly ImmutableSortedDictionary<string, RegisterState> _registers;

    private AreaTree(ImmutableSortedDictionary<string, RegisterState> registers) => _registers = registers;

    /// <summary>Rows of all dates.</summary>
    public int Count => _registers.Values.Sum(r => r.Rows.Count);

    /// <summary>The tree with one register replaced.</summary>
    public AreaTree With(RegisterState register) => new(_registers.SetItem(register.Scope.Value, register));

    /// <summary>State of one register as this tree knows it, empty when it has none.</summary>
    public RegisterState Register(AreaCode scope) => _registers.GetValueOrDefault(scope.Value) ?? new RegisterState(scope);

    /// <summary>What the code stands for on the day, or null. The nation has no row.</summary>
    public AreaRow? Find(AreaCode code, DateOnly on) => Block(RegisterScope.Of(code))?.Find(code, on);

    /// <summary>True when the code was registered at any time.</summary>
    public bool Knows(AreaCode code) => code == AreaCode.Nation || Block(RegisterScope.Of(code)) is { } block && block.Knows(code);

    /// <summary>Areas one level down that stand on the day, in order of their codes; none below a village.</summary>
    public IEnumerable<AreaRow> Children(AreaCode area, DateOnly on)
    {
        var digits = area.Kind switch
        {
            AreaKind.Nation => 2,
            AreaKind.Province => 4,
            AreaKind.City => 6,
            AreaKind.County => 9,
            AreaKind.Township => 12,
            _ => 0,
        };
        var scope = digits > 6 ? area.County!.Value : AreaCode.Nation;
        return digits == 0 || Block(scope) is not { } block ? [] : block.Below(area, digits, on);
    }

    /// <summary>Villages and communities of the area (itself, if it is one) that stand on the day, in order of their codes.</summary>
    public IEnumerable<AreaRow> VillagesUnder(AreaCode area, DateOnly on)
    {
        if (area.Value.Length >= 6)
        {
            return Block(area.County!.Value)?.Below(area, 12, on) ?? [];
        }

        return CountiesUnder(area, on).SelectMany(county => VillagesUnder(county.Code, on));
    }

    public IEnumerable<AreaRow> CountiesUnder(AreaCode area, DateOnly on) =>
        Block(AreaCode.Nation)?.Below(area, 6, on) ?? [];

    /// <summary>The area's rows from the province down to itself; levels the tree does not know are left out.</summary>
    public IReadOnlyList<AreaRow> Path(AreaCode code, DateOnly on)
    {
        var path = new List<AreaRow>(5);
        for (var at = code; at != AreaCode.Nation; at = at.Parent)
        {
            if (Find(at, on) is { } row)
            {
                path.Add(row);
            }
        }

        path.Reverse();
        return path;
    }

    private RegisterBlock? Block(AreaCode scope) => _registers.TryGetValue(scope.Value, out var register) ? register.Rows : null;
}
