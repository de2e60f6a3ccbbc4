namespace Villages.Domain.Access;

/// <summary>Codes of the <c>role</c> claim; what each may do stands in the table.</summary>
public static class Roles
{
    public const string GridWorker = "grid-worker";
    public const string Member = "member";
    public const string BranchSecretary = "branch-secretary";
    public const string Township = "township";
    public const string CountyOrganisation = "county-organisation";
    public const string Finance = "finance";
    public const string RuralEconomy = "rural-economy";
    public const string Discipline = "discipline";
    public const string Integrator = "integrator";
    public const string SystemAdmin = "system-admin";
    public const string SecurityAdmin = "security-admin";
    public const string AuditAdmin = "audit-admin";
    public const string Operator = "operator";

    public static IReadOnlyList<string> All { get; } =
    [
        GridWorker, Member, BranchSecretary, Township, CountyOrganisation, Finance, RuralEconomy, Discipline, Integrator,
        SystemAdmin, SecurityAdmin, AuditAdmin, Operator,
    ];
}
