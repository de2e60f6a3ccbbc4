using System.Text.Json;
using Villages.Domain.Accounts;
using Villages.Domain.Areas;
using Villages.Domain.Boards;
using Villages.Domain.Centres;
using Villages.Domain.Cycles;
using Villages.Domain.Disclosures;
using Villages.Domain.Events;
using Villages.Domain.Grids;
using Villages.Domain.Imports;
using Villages.Domain.Members;
using Villages.Domain.Objections;
using Villages.Domain.People;
using Villages.Domain.Points;
using Villages.Domain.Publications;
using Villages.Domain.Rulebooks;
using Villages.Domain.VillageLife;
using Villages.Testing;

namespace Villages.Domain.Tests.Events;

/// <summary>Snapshots are states as JSON: a changed form needs a new <see cref="IState{TSelf}.Format"/>, so that old ones are ignored and not misread.</summary>
public class GoldenSnapshotTests
{
    private static readonly JsonSerializerOptions Indented = new(DomainJson.Options) { WriteIndented = true };

    /// <summary>A stream of every kind of state.</summary>
    private static readonly Dictionary<Type, StreamKey> Streams = new()
    {
        [typeof(RegisterState)] = RegisterScope.Stream(A.Village.County!.Value),
        [typeof(DisclosuresState)] = DisclosuresState.StreamOf(AccountId.Of("clerk")),
        [typeof(PersonState)] = A.Person().Person,
        [typeof(OfficialState)] = A.Person().Official,
        [typeof(MemberState)] = MemberState.StreamOf(A.Person()),
        [typeof(BranchState)] = A.Branch.Stream,
        [typeof(PointsAccountState)] = new PointsAccountId(A.Person(), 2022).Stream,
        [typeof(VillageState)] = A.Village.Stream,
        [typeof(GridState)] = A.Grid.Stream,
        [typeof(CentreState)] = A.Centre.Stream,
        [typeof(AccountState)] = AccountId.Of("zhang.san").Stream,
        [typeof(ImportState)] = StreamKey.Parse("import/141129-1"),
        [typeof(CycleState)] = A.Cycle.Stream,
        [typeof(CycleAreaState)] = A.Cycle.AreaStream(A.Village.Parent),
        [typeof(PublicationState)] = A.Notice.Stream,
        [typeof(ObjectionState)] = A.Objection.Stream,
        [typeof(BoardState)] = A.Notice.Board,
        [typeof(RulebooksState)] = RulebooksState.StreamOf(A.Village.County!.Value),
    };

    public static TheoryData<Type> States => [.. typeof(IEvent).Assembly.GetTypes().Where(IsState).OrderBy(type => type.FullName, StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(States))]
    public void A_snapshot_is_written_as_its_golden_file_says_and_read_without_loss(Type state)
    {
        Assert.True(Streams.TryGetValue(state, out var stream), $"{state.Name} has no stream in this test.");
        GetType().GetMethod(nameof(Check), System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic)!
            .MakeGenericMethod(state).Invoke(null, System.Reflection.BindingFlags.DoNotWrapExceptions, null, [stream], null);
    }

    private static void Check<TState>(StreamKey stream)
        where TState : IState<TState>
    {
        var json = JsonSerializer.Serialize(Fold<TState>(stream), Indented).ReplaceLineEndings("\n") + "\n";

        Golden.Matches($"Events/golden/snapshots/{TState.Format}.json", json);
        Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize<TState>(json, DomainJson.Options), Indented).ReplaceLineEndings("\n") + "\n");
    }

    /// <summary>Every sample that the state can fold, but those that end something and empty it.</summary>
    private static TState Fold<TState>(StreamKey stream)
        where TState : IState<TState>
    {
        var (state, number) = (TState.Empty(stream), 0);
        foreach (var happened in EventSamples.All.Where(e => e is not (ImportCompleted or ImportAbandoned or ErasureWithdrawn or PersonErased)))
        {
            try
            {
                state = state.Apply(happened, A.Stamp(number + 1));
                number++;
            }
            catch (UnknownEventException)
            {
                // It belongs to another stream.
            }
        }

        Assert.NotEqual(0, number);
        return state;
    }

    private static bool IsState(Type type) => type is { IsAbstract: false } && type.GetInterfaces().Any(i =>
        i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IState<>));
}
