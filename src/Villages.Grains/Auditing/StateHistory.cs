using System.Collections.Frozen;
using System.Text.Json;
using Villages.Domain;
using Villages.Domain.Events;
using Villages.Grains.Journaling;
using Villages.Journal;

namespace Villages.Grains.Auditing;

/// <summary>What a commit changed in the state of its stream, folded from the journal alone, as <see cref="StreamFolds"/> does.</summary>
internal sealed class StateHistory(IJournal journal, EventCodec codec)
{
    /// <summary>States by the type of the grain that owns the stream: whatever becomes a journalled grain has a history.</summary>
    private static readonly FrozenDictionary<string, IFolding> Foldings = typeof(StateHistory).Assembly.GetTypes()
        .Select(grain => (Kind: KindOf(grain), State: StateOf(grain)))
        .Where(grain => grain is { Kind: not null, State: not null })
        .ToFrozenDictionary(grain => grain.Kind!, grain => (IFolding)Activator.CreateInstance(typeof(Folding<>).MakeGenericType(grain.State!))!, StringComparer.Ordinal);

    /// <returns>No change for a stream that nothing here folds.</returns>
    /// <exception cref="UnknownEventException">The stream was written by a newer version.</exception>
    public async Task<(IReadOnlyList<StateChange> Changes, bool More)> Around(StreamKey stream, long number, CancellationToken cancellation = default)
    {
        if (!Foldings.TryGetValue(GrainKinds.Of(stream).Type.ToString()!, out var folding))
        {
            return ([], false);
        }

        var commits = await journal.Read(new Journal.StreamId(stream.Home, stream.Text), 0, cancellation);
        var (before, after) = folding.Around(stream, commits.Where(commit => commit.Number <= number), number, codec);
        return StateChanges.Between(before, after);
    }

    private static string? KindOf(Type grain) =>
        grain.GetCustomAttributesData().FirstOrDefault(data => data.AttributeType == typeof(GrainTypeAttribute))?.ConstructorArguments[0].Value as string;

    private static Type? StateOf(Type grain) =>
        grain.BaseType is { IsGenericType: true } owner && owner.GetGenericTypeDefinition() == typeof(JournalGrain<>) ? owner.GetGenericArguments()[0] : null;

    private interface IFolding
    {
        (JsonElement Before, JsonElement After) Around(StreamKey stream, IEnumerable<Commit> commits, long number, EventCodec codec);
    }

    private sealed class Folding<TState> : IFolding
        where TState : class, IState<TState>
    {
        public (JsonElement Before, JsonElement After) Around(StreamKey stream, IEnumerable<Commit> commits, long number, EventCodec codec)
        {
            var (before, fold) = (default(JsonElement), StreamFold<TState>.Empty(stream));
            foreach (var commit in commits)
            {
                before = commit.Number == number ? Json(fold.State) : before;
                fold = fold.Append(commit, codec.Decode(commit.Data));
            }

            return (before, Json(fold.State));
        }

        private static JsonElement Json(TState state) => JsonSerializer.SerializeToElement(state, DomainJson.Options);
    }
}
