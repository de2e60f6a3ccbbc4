using System.Security.Cryptography;
using System.Text;

namespace Villages.Journal.Tests;

/// <summary>Builds what tests append; every field has a plain default.</summary>
internal static class A
{
    private static readonly DateTime Recorded = new DateTime(2022, 3, 1, 1, 2, 3, DateTimeKind.Utc).AddMicroseconds(456_789);
    private static int _streams;

    public const int Zhongyang = 141129;

    /// <summary>A stream nobody else has.</summary>
    public static StreamId Stream() => new(Zhongyang, $"village/1411291{Interlocked.Increment(ref _streams):D5}");

    public static StreamId[] Streams(int count) => [.. Enumerable.Range(0, count).Select(_ => Stream())];

    /// <summary>The first commit of a stream, with a new command id.</summary>
    public static Commit First(StreamId stream, string data = "[]") => new Commit
    {
        Stream = stream,
        Number = 1,
        CommandId = Guid.CreateVersion7(),
        BodyHash = BodyHash(1),
        Kind = "stars.rate-secretary",
        Data = Encoding.UTF8.GetBytes(data),
        Actor = "user/li.ming",
        Area = "141129100003",
        EffectiveOn = new DateOnly(2022, 2, 28),
        RecordedAt = Recorded,
        Hash = [],
    }.After(CommitHash.Genesis);

    /// <summary>The commit that follows another on its stream.</summary>
    public static Commit Next(Commit previous, string data = "[]") =>
        (First(previous.Stream, data) with { Number = previous.Number + 1 }).After(previous.Hash);

    /// <summary>The same commit with the hash that its place in the chain asks for.</summary>
    public static Commit After(this Commit commit, byte[] previous) => commit with { Hash = CommitHash.Of(commit, previous) };

    /// <summary>Every stored field of a commit, for comparison.</summary>
    public static string Facts(this Commit commit) => string.Join(" | ", [
        $"{commit.Batch}.{commit.Ordinal}", $"{commit.Stream.Home} {commit.Stream.Key} {commit.Number}", $"{commit.CommandId}", commit.Kind, commit.Actor, commit.Area,
        $"{commit.EffectiveOn:O}", $"{commit.RecordedAt:O}", Convert.ToHexString(commit.BodyHash), Convert.ToHexString(commit.Hash),
        Encoding.UTF8.GetString(commit.Data), Convert.ToHexString(SHA256.HashData(commit.Data))]);

    public static byte[] BodyHash(byte first) => [first, .. new byte[31]];
}
