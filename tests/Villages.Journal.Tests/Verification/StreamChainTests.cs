using Villages.Journal.Verification;

namespace Villages.Journal.Tests.Verification;

/// <summary>What no engine lets in, and a changed schema might: the unique key of commands is proven, not believed.</summary>
public sealed class StreamChainTests
{
    [Fact]
    public void A_command_that_left_two_commits_on_a_stream_is_found_at_the_second()
    {
        var first = A.First(A.Stream()) with { Batch = 1 };
        var again = (A.Next(first) with { CommandId = first.CommandId, Batch = 1, Ordinal = 1 }).After(first.Hash);
        var chain = new StreamChain();

        Assert.Null(chain.Follow(first));
        var broken = chain.Follow(again);

        Assert.Equal((again.Stream, 2, BrokenPart.Command), (broken!.Stream!.Value, broken.Number, broken.Part));
    }

    [Fact]
    public void A_command_may_leave_a_commit_on_each_of_two_streams()
    {
        var first = A.First(A.Stream()) with { Batch = 1 };
        var other = (A.First(A.Stream()) with { CommandId = first.CommandId, Batch = 1 }).After(CommitHash.Genesis);
        var chain = new StreamChain();

        Assert.Null(chain.Follow(first));
        Assert.Null(chain.Follow(other));
    }
}
