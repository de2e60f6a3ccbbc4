using System.Collections.Immutable;
using Villages.Domain.Rulebooks.Shapes;

namespace Villages.Domain.Tests.Rulebooks.Shapes;

public class ConditionsTests
{
    private static readonly Text Reason = new("因", "because");

    private static readonly ConditionFacts Known = new()
    {
        Kind = AreaKind.Village,
        MonthsInPost = 12,
        ServiceYears = 9,
        Age = 60,
        PartyYears = 30,
        GradeRank = 1,
        Grades = ["excellent", "qualified", "unqualified"],
        Readings = new Dictionary<string, decimal> { ["growth"] = 10 },
        Flags = ImmutableHashSet.Create("pensioner"),
    };

    public static TheoryData<Condition> Held =>
    [
        new MonthsInPostAtLeast { Code = "a", Reason = Reason, Months = 12 },
        new ServiceYearsAtLeast { Code = "b", Reason = Reason, Years = 9 },
        new AgeAtLeast { Code = "c", Reason = Reason, Years = 60 },
        new PartyYearsAtLeast { Code = "d", Reason = Reason, Years = 30 },
        new ReadingAtLeast { Code = "e", Reason = Reason, Indicator = "growth", Value = 10 },
        new AreaKindIn { Code = "f", Reason = Reason, In = [AreaKind.Village] },
        new GradeAtLeast { Code = "g", Reason = Reason, Grade = "qualified" },
        new HasFlag { Code = "h", Reason = Reason, Flag = "pensioner" },
        new LacksFlag { Code = "i", Reason = Reason, Flag = "civilServant" },
        new ReadingAtLeast { Code = "j", Reason = Reason, Kinds = [AreaKind.Community], Indicator = "satisfaction", Value = 90 },
    ];

    public static TheoryData<Condition> Failed =>
    [
        new MonthsInPostAtLeast { Code = "a", Reason = Reason, Months = 13 },
        new ServiceYearsAtLeast { Code = "b", Reason = Reason, Years = 10 },
        new AgeAtLeast { Code = "c", Reason = Reason, Years = 61 },
        new PartyYearsAtLeast { Code = "d", Reason = Reason, Years = 31 },
        new ReadingAtLeast { Code = "e", Reason = Reason, Indicator = "growth", Value = 10.01m },
        new ReadingAtLeast { Code = "e", Reason = Reason, Indicator = "unknown", Value = 0 },
        new AreaKindIn { Code = "f", Reason = Reason, In = [AreaKind.Community] },
        new GradeAtLeast { Code = "g", Reason = Reason, Grade = "excellent" },
        new HasFlag { Code = "h", Reason = Reason, Flag = "civilServant" },
        new LacksFlag { Code = "i", Reason = Reason, Flag = "pensioner" },
    ];

    [Theory]
    [MemberData(nameof(Held), DisableDiscoveryEnumeration = true)]
    public void What_is_reached_holds(Condition condition) => Assert.True(condition.Holds(Known));

    [Theory]
    [MemberData(nameof(Failed), DisableDiscoveryEnumeration = true)]
    public void What_is_missed_or_unknown_fails(Condition condition)
    {
        Assert.False(condition.Holds(Known));
        Assert.Equal(condition is LacksFlag, condition.Holds(new ConditionFacts { Kind = AreaKind.Village }));
    }
}
