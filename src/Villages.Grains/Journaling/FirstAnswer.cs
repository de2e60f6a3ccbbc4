using Villages.Domain;
using Villages.Grains.Metering;
using Villages.Journal;

namespace Villages.Grains.Journaling;

/// <summary>The answer to a command is a function of its commit, for ever.</summary>
internal static class FirstAnswer
{
    public static Receipt Receipt(this Commit commit) =>
        new(StreamKey.Parse(commit.Stream.Key), commit.Number, commit.Position, new CommandId(commit.CommandId), commit.RecordedAt);

    /// <param name="digest">Of the body that came now: another one under the same id is refused.</param>
    public static Outcome<Receipt> AnswerTo(this Commit first, byte[] digest)
    {
        if (!first.BodyHash.AsSpan().SequenceEqual(digest))
        {
            return CommandRefusals.Reused;
        }

        GrainMeter.Repeated();
        return first.Receipt();
    }
}
