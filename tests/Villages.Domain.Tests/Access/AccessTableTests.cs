using System.Text;
using Villages.Domain.Access;

namespace Villages.Domain.Tests.Access;

public class AccessTableTests
{
    private static readonly AccessTable Table = AccessTable.Default;
    private static readonly Operation[] Open = [Operation.ReadBoards, Operation.LodgeObjection];

    [Theory]
    [InlineData("141129", "141129", AreaRelation.Own)]
    [InlineData("141129", "141129100201", AreaRelation.Below)]
    [InlineData("00", "14", AreaRelation.Below)]
    [InlineData("141129100", "141129", AreaRelation.Above)]
    [InlineData("141129100", "141129101", AreaRelation.Apart)]
    [InlineData("15", "141129", AreaRelation.Apart)]
    public void An_area_lies_somewhere_from_another(string caller, string area, AreaRelation relation) =>
        Assert.Equal(relation, AreaCode.Parse(caller).To(AreaCode.Parse(area)));

    [Fact]
    public void Nothing_is_allowed_beside_the_own_branch_of_the_tree_but_what_is_open_without_a_token() =>
        Assert.Equal(Open, Enum.GetValues<Operation>().Where(operation => Roles.All.Any(role => Table.Allows(role, operation, AreaRelation.Apart))));

    [Fact]
    public void What_is_open_without_a_token_is_open_to_every_token() =>
        Assert.All(Open, operation => Assert.All(Roles.All, role => Assert.True(Table.Allows(role, operation, AreaRelation.Apart) && Table.PurposeOf(operation) == AccessTable.Information)));

    [Fact]
    public void An_area_that_holds_the_callers_can_be_read_and_never_decided_on()
    {
        var above = Enum.GetValues<Operation>().Where(operation => Roles.All.Any(role => Table.Allows(role, operation, AreaRelation.Above)));
        Assert.Equal([Operation.ReadRulebooks, Operation.ReadCycle, Operation.ReadResults, Operation.RegisterPerson, Operation.CommentOnRulebooks, .. Open], above);
    }

    [Fact]
    public void Administrators_of_system_and_security_read_nothing_about_persons()
    {
        Operation[] personal = [Operation.ReadPerson, Operation.ReadResults, Operation.RegisterPerson, Operation.Import];
        Assert.All(personal, operation => Assert.False(Table.Allows(Roles.SystemAdmin, operation) || Table.Allows(Roles.SecurityAdmin, operation) || Table.Allows(Roles.Operator, operation)));
    }

    [Theory]
    [InlineData("person", Operation.ReadPerson)]
    [InlineData("official", Operation.ReadPerson)]
    [InlineData("account", Operation.ReadAccounts)]
    [InlineData("objection", Operation.ReadObjections)]
    [InlineData("village", Operation.ReadPublic)]
    public void A_change_is_for_those_who_may_read_what_changed(string kind, Operation operation) => Assert.Equal(operation, Table.ReadingOf(kind));

    [Fact]
    public void Whoever_started_a_cycle_approves_it_alone_only_while_little_hangs_on_it()
    {
        Assert.True(Forbids("zhang", "zhang", 100_000.01m));
        Assert.False(Forbids("zhang", "zhang", 100_000m));
        Assert.False(Forbids("zhang", "li", 9_000_000m));
        Assert.False(Forbids("system:demo", "system:demo", 9_000_000m));
        Assert.False(Table.ForbidsAlone(Operation.Import, Operation.ApproveEffect, "zhang", "zhang", 9_000_000m));

        static bool Forbids(string submitter, string approver, decimal yuan) => Table.ForbidsAlone(Operation.RunCycles, Operation.ApproveEffect, submitter, approver, yuan);
    }

    [Fact]
    public void Every_fault_of_a_table_is_reported_at_once()
    {
        var (table, faults) = AccessTableReader.Read(Encoding.UTF8.GetBytes("""
            {"roles":[{"code":"emperor","name":{"zh-CN":"皇帝","en":"Emperor"},"bound":"yes"}],"purposes":[],"exclusive":["nobody"],
             "operations":[
               {"operation":"readPublic","purpose":"fun","relations":["own","beside"],"roles":["*","emperor"]},
               {"operation":"readPublic","purpose":"fun","relations":[],"roles":[]},
               {"operation":"steal","purpose":"fun","relations":[],"roles":[]}],
             "streams":[{"kind":"person","operation":"fly"}],"fields":[{"field":"","read":["nobody"]}],"fourEyes":[],"extra":1}
            """), "test.json");
        Assert.Null(table);
        var paths = faults.Select(fault => fault.Path).ToHashSet();
        Assert.Superset(
            new HashSet<string>
            {
                "$.extra", "$.roles", "$.roles[0].bound", "$.exclusive[0]", "$.operations", "$.operations[0].purpose", "$.operations[0].relations[1]",
                "$.operations[0].roles[1]", "$.operations[2].operation", "$.streams[0].operation", "$.fields[0].field", "$.fields[0].read[0]",
            },
            paths);
        Assert.Contains(faults, fault => fault.Reason.English.Contains("'ReadPublic' stands more than once", StringComparison.Ordinal));
        Assert.Contains(faults, fault => fault.Reason.English.Contains("'RunCycles' has no row", StringComparison.Ordinal));
    }
}
