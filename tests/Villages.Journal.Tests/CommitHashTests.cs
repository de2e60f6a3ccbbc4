using System.Text;

namespace Villages.Journal.Tests;

/// <summary>A chain that was ever written must verify for ever; the expected value was computed apart from this code, from the description of the form.</summary>
public class CommitHashTests
{
    private static readonly Commit Written = new()
    {
        Stream = new StreamId(A.Zhongyang, "village/141129100201"),
        Number = 7,
        CommandId = new Guid("5a1f7c9e-0d0b-4e63-9a55-8f1f6a4c2b11"),
        BodyHash = [.. Enumerable.Range(0, 32).Select(i => (byte)i)],
        Kind = "readings.record",
        Data = Encoding.UTF8.GetBytes("""[{"type":"村"}]"""),
        Actor = "clerk",
        Area = "141129100201",
        EffectiveOn = new DateOnly(2022, 12, 20),
        RecordedAt = new DateTime(2022, 12, 20, 8, 0, 0, DateTimeKind.Utc).AddMicroseconds(123_456),
        Hash = [],
    };

    [Fact]
    public void The_hash_of_a_commit_never_changes() =>
        Assert.Equal("69ba5f89e45faeb29e23c80d825f649405932c94ed866a92c7f34e318a50bc0d", Convert.ToHexStringLower(CommitHash.Of(Written, CommitHash.Genesis)));

    [Fact]
    public void Data_of_the_largest_size_has_a_hash() =>
        Assert.Equal(32, CommitHash.Of(Written with { Data = new byte[1024 * 1024] }, CommitHash.Genesis).Length);

    [Fact]
    public void Batch_and_ordinal_are_not_hashed() =>
        Assert.Equal(CommitHash.Of(Written, CommitHash.Genesis), CommitHash.Of(Written with { Batch = 5, Ordinal = 9 }, CommitHash.Genesis));
}
