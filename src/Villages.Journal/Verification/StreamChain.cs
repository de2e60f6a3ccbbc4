namespace Villages.Journal.Verification;

/// <summary>Follows one stream after another, commit by commit.</summary>
internal sealed class StreamChain
{
    private readonly HashSet<Guid> _commands = [];
    private StreamId? _stream;
    private long _number;
    private byte[] _hash = CommitHash.Genesis;

    public long Streams { get; private set; }

    /// <summary>Says what is wrong with the next commit, or null.</summary>
    public BrokenCommit? Follow(Commit commit)
    {
        if (commit.Stream != _stream)
        {
            (_stream, _number, _hash) = (commit.Stream, 0, CommitHash.Genesis);
            _commands.Clear();
            Streams++;
        }

        var expected = ++_number;
        if (commit.Number != expected)
        {
            return new BrokenCommit(commit.Stream, expected, $"It is missing; the next one there is {commit.Number}.");
        }

        if (!CommitHash.Of(commit, _hash).AsSpan().SequenceEqual(commit.Hash))
        {
            return new BrokenCommit(commit.Stream, expected, "Its hash does not follow from its content and the hash before it.");
        }

        _hash = commit.Hash;
        if (!_commands.Add(commit.CommandId))
        {
            return new BrokenCommit(commit.Stream, expected, $"Its command {commit.CommandId} left a commit before.") { Part = BrokenPart.Command };
        }

        return commit.Batch > 0 ? null : new BrokenCommit(commit.Stream, expected, "It belongs to no batch of the feed.") { Part = BrokenPart.Feed };
    }
}
