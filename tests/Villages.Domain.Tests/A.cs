using Villages.Domain.Events;
using Villages.Domain.Members;
using Villages.Domain.Objections;
using Villages.Domain.People;
using Villages.Domain.Publications;

namespace Villages.Domain.Tests;

/// <summary>Builders of what tests need and do not care about.</summary>
internal static class A
{
    public static readonly DateOnly Today = new(2022, 12, 20);
    public static readonly AreaCode Village = AreaCode.Parse("141129100201");
    public static readonly AreaCode Community = AreaCode.Parse("141129100001");
    public static readonly GridId Grid = GridId.Parse("141129100201001");
    public static readonly CentreId Centre = CentreId.Parse("141129100201-01");
    public static readonly BranchId Branch = BranchId.Parse("141129100201-01");
    public static readonly CycleId Cycle = CycleId.Parse("stars-141129-2022");
    public static readonly PublicationId Notice = PublicationId.Parse("141129100-stars-2022-1");
    public static readonly ObjectionId Objection = ObjectionId.Parse("141129-7ZK3Q0XW");

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", null);

    public static Sealed Sealed(string text) => Domain.People.Sealed.Parse($"v1.{text}");

    /// <summary>A person told apart by a letter of the alphabet of person ids.</summary>
    public static PersonId Person(char letter = 'a') => PersonId.Parse($"141129-{new string(letter, 20)}");

    public static Tenure Tenure(string from, string? to = null, Position position = Position.Secretary, bool removed = false) =>
        new(Village, position, Day(from), to is null ? null : Day(to), to is null ? null : removed ? EndReason.Dismissed : EndReason.TermEnded, removed);

    public static CommitStamp Stamp(long number) =>
        new(number, number * 4096, CommandId.Derive($"{number}"), "clerk", Today, new DateTime(2022, 12, 20, 8, 0, 0, DateTimeKind.Utc));

    /// <summary>The state after the decision's events; fails when it was a refusal.</summary>
    public static TState After<TState>(this TState state, Decision decision)
        where TState : IState<TState>
    {
        Assert.True(decision.Accepted, decision.Refusal?.Message.English);
        return decision.Events.Aggregate((State: state, Number: 1L), (at, e) => (at.State.Apply(e, Stamp(at.Number)), at.Number)).State;
    }

    /// <summary>The only event of an accepted decision.</summary>
    public static TEvent Single<TEvent>(this Decision decision)
        where TEvent : IEvent
    {
        Assert.True(decision.Accepted, decision.Refusal?.Message.English);
        return Assert.IsType<TEvent>(Assert.Single(decision.Events));
    }

    public static void ChangesNothing(this Decision decision)
    {
        Assert.True(decision.Accepted, decision.Refusal?.Message.English);
        Assert.Empty(decision.Events);
    }

    public static void IsRefused(this Decision decision, string code)
    {
        Assert.False(decision.Accepted, "It was accepted.");
        Assert.Equal(code, decision.Refusal!.Code);
        Assert.NotEmpty(decision.Refusal.Message.Chinese);
        Assert.NotEmpty(decision.Refusal.Message.English);
    }
}
