using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Villages.Domain;
using Villages.Domain.Consequences;
using Villages.Domain.Events;
using Villages.Journal;
using Villages.Journal.Privacy;

namespace Villages.Grains.Journaling;

/// <summary>A stream folded up to a commit: the state, where it stands, and the hash the next commit is chained to. One immutable value.</summary>
internal sealed record StreamFold<TState>(TState State, long Number, long Position, byte[] Hash, ImmutableArray<ConsequenceRefused> Refused)
    where TState : class, IState<TState>
{
    public static StreamFold<TState> Empty(StreamKey key) => new(TState.Empty(key), 0, -1, CommitHash.Genesis, []);

    public StreamFold<TState> Append(Commit commit, ImmutableArray<IEvent> events)
    {
        var stamp = new CommitStamp(
            commit.Number, commit.Position, new CommandId(commit.CommandId), commit.Actor, commit.EffectiveOn, commit.RecordedAt);
        var (state, refused) = (State, Refused);
        foreach (var happened in events)
        {
            switch (happened)
            {
                case CommandOrigin:
                    break;
                case ConsequenceRefused refusal:
                    refused = refused.Add(refusal);
                    break;
                default:
                    state = state.Apply(happened, stamp);
                    break;
            }
        }

        return new(state, commit.Number, commit.Position, commit.Hash, refused);
    }

    /// <param name="within">False for the first commit that is not to be folded; null folds all.</param>
    public StreamFold<TState> Through(IEnumerable<Commit> commits, EventCodec codec, Func<Commit, ImmutableArray<IEvent>, bool>? within = null)
    {
        var fold = this;
        foreach (var commit in commits)
        {
            var events = codec.Decode(commit.Data);
            if (within?.Invoke(commit, events) == false)
            {
                break;
            }

            fold = fold.Append(commit, events);
        }

        return fold;
    }

    public Snapshot ToSnapshot(StreamId stream, IPersonVault vault)
    {
        var data = JsonSerializer.SerializeToUtf8Bytes(new Kept(State, Position, Refused), DomainJson.Options);
        return new Snapshot(stream, TState.Format, Number, Hash, data, SealOf(stream.Key, TState.Format, Number, Hash, data, vault));
    }

    /// <summary>Null when there is no snapshot, its format is another, or its seal does not hold: then the stream is folded from its start.</summary>
    public static StreamFold<TState>? From(Snapshot? snapshot, StreamKey key, IPersonVault vault)
    {
        if (snapshot is null || snapshot.Format != TState.Format || !CryptographicOperations.FixedTimeEquals(
            snapshot.Seal, SealOf(key.Text, snapshot.Format, snapshot.Number, snapshot.CommitHash, snapshot.Data, vault)))
        {
            return null;
        }

        var kept = JsonSerializer.Deserialize<Kept>(snapshot.Data, DomainJson.Options)!;
        return new(kept.State, snapshot.Number, kept.Position, snapshot.CommitHash, kept.Refused);
    }

    private static byte[] SealOf(string stream, string format, long number, byte[] hash, byte[] data, IPersonVault vault)
    {
        var head = Encoding.UTF8.GetBytes($"{stream}\n{format}\n{number}\n{Convert.ToHexStringLower(hash)}\n");
        return vault.Digest([.. head, .. data]);
    }

    private sealed record Kept(TState State, long Position, ImmutableArray<ConsequenceRefused> Refused);
}
