using System.Collections.Immutable;
using System.Text.Json;
using Villages.Domain;
using Villages.Domain.Events;
using Villages.Journal;
using Villages.Journal.Privacy;

namespace Villages.Grains.Journaling;

/// <summary>Makes the commit that an accepted command leaves, the next of its stream, chained to the last; and reads what it says.</summary>
internal static class CommitSeal
{
    /// <summary>The events of a commit, without reading its bytes where this process wrote them. Both are the same: what an event becomes in the journal is what it is.</summary>
    public static ImmutableArray<IEvent> EventsOf(this EventCodec codec, Commit commit) =>
        commit.Said is ImmutableArray<IEvent> said ? said : codec.Decode(commit.Data);

    /// <summary>What tells the body from another under the same command id: keyed, because bodies hold what must not be guessed from a digest.</summary>
    public static byte[] DigestUnder<TBody>(this TBody body, IPersonVault vault)
        where TBody : ICommandBody
    {
        using var scratch = JsonScratch.Take();
        JsonSerializer.Serialize(scratch.Writer, body, DomainJson.Options);
        return vault.Digest(scratch.Written);
    }

    /// <param name="area">Area that the commit concerns.</param>
    /// <param name="digest">Of the command's body, under the deployment's key.</param>
    public static Commit Next<TState, TBody>(
        this StreamFold<TState> fold, StreamId stream, AreaCode area, Command<TBody> command, Decision decision, byte[] digest, DateTime now, JournalAccess access)
        where TState : class, IState<TState>
        where TBody : ICommandBody
    {
        var commit = new Commit
        {
            Stream = stream,
            Number = fold.Number + 1,
            CommandId = command.Id.Value,
            BodyHash = digest,
            Kind = command.Body.Kind,
            Data = access.Codec.Encode(decision.Events.AsSpan()),
            Actor = command.Actor,
            Area = area.Value,
            EffectiveOn = command.Body.DeedOn ?? access.Clock.Today(),
            RecordedAt = now,
            Hash = [],
            Said = decision.Events,
        };
        return commit with { Hash = CommitHash.Of(commit, fold.Hash) };
    }
}
