using System.Collections.Frozen;
using static Villages.Host.Access.Roles;

namespace Villages.Host.Access;

/// <summary>Who may do what: the whole table of roles and operations. Where it may be done is the caller's area and everything below it.</summary>
public static class AccessTable
{
    private static readonly FrozenDictionary<Operation, FrozenSet<string>> Allowed = new Dictionary<Operation, string[]>
    {
        [Operation.ReadPublic] = [.. All],
        [Operation.ReadPerson] = [BranchSecretary, Township, CountyOrganisation, Finance, Discipline, Integrator, AuditAdmin],
        [Operation.WriteReadings] = [Township, CountyOrganisation, RuralEconomy, Integrator],
        [Operation.WriteMasterData] = [Township, CountyOrganisation, Integrator],
        [Operation.RecordDispositions] = [CountyOrganisation, Discipline],
        [Operation.RunCycles] = [CountyOrganisation],
        [Operation.ApproveEffect] = [CountyOrganisation],
        [Operation.AdoptRulebooks] = [CountyOrganisation],
        [Operation.Import] = [CountyOrganisation, Integrator],
        [Operation.OperateHouse] = [Operator],
        [Operation.Feed] = [BranchSecretary, Township, CountyOrganisation, Finance, RuralEconomy, Discipline, Integrator, AuditAdmin, Operator],
        [Operation.FollowOwn] = [.. All],
    }.ToFrozenDictionary(row => row.Key, row => row.Value.ToFrozenSet(StringComparer.Ordinal));

    public static bool Allows(string role, Operation operation) => Allowed[operation].Contains(role);
}
