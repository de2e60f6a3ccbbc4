using System.Globalization;
using Villages.Domain;
using Villages.Domain.Areas;
using Villages.Grains;
using Villages.Grains.Areas;
using Villages.Host.Access;
using Villages.Host.Http;

namespace Villages.Host.Areas;

/// <summary>Codes against the register, before any grain is named: an unknown code must not become a grain.</summary>
internal sealed class KnownAreas(IAreaRegister register, TimeProvider clock)
{
    private static readonly AreaRow Nation = new(AreaCode.Nation, "全国", AreaCode.Nation, DateOnly.MinValue);

    public DateOnly Today => clock.Today();

    public AreaTree Tree => register.Tree;

    /// <exception cref="ProblemException">Unknown, or outside the caller's area: both alike.</exception>
    public AreaRow Area(Caller caller, AreaCode code) => Find(caller, code) ?? throw new ProblemException(EdgeProblems.UnknownArea(code.Value));

    /// <summary>A village or community that stands today.</summary>
    /// <exception cref="ProblemException">Of another level, unknown, or outside the caller's area.</exception>
    public AreaRow Village(Caller caller, AreaCode code) => code.IsVillageLevel
        ? Find(caller, code) ?? throw new ProblemException(EdgeProblems.UnknownVillage(code.Value))
        : throw new ProblemException(EdgeProblems.WrongLevel(code.Value));

    /// <exception cref="ProblemException">Of another level, unknown, or outside the caller's area.</exception>
    public AreaRow County(Caller caller, AreaCode code) => code.Kind == AreaKind.County
        ? Area(caller, code)
        : throw new ProblemException(EdgeProblems.WrongLevel(code.Value));

    /// <summary>A county on which the caller may do this by the table: one in reach or, for some operations, the one that the caller's own area lies in.</summary>
    /// <exception cref="ProblemException">Of another level, unknown, or neither.</exception>
    public AreaRow KeepingCounty(Caller caller, Operation operation, AreaCode code) =>
        code.Kind == AreaKind.County && caller.May(operation, code) && register.Tree.Find(code, Today) is { } known ? known : County(caller, code);

    public string? NameOf(AreaCode code) => register.Tree.Find(code, Today)?.Name;

    /// <summary>From the province down to the parent.</summary>
    public AreaName[] Ancestors(AreaCode code) => [.. Tree.Path(code, Today).Where(row => row.Code != code).Select(AreaName.Of)];

    /// <summary>What an answer about an area depends on besides its state: its name, those above it, and the day.</summary>
    public string Variant(AreaCode code) =>
        Versioned.Digest(string.Create(CultureInfo.InvariantCulture, $"{Today:yyyyMMdd}/{string.Join('/', Tree.Path(code, Today).Select(row => row.Name))}"));

    /// <summary>The nation, or what the register knows today; whether the caller may know it is another question.</summary>
    public AreaRow? Find(AreaCode code) => code == AreaCode.Nation ? Nation : register.Tree.Find(code, Today);

    private AreaRow? Find(Caller caller, AreaCode code) => caller.Reaches(code) ? Find(code) : null;
}
