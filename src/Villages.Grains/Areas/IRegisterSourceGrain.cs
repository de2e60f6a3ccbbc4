using Villages.Domain;
using Villages.Journal;

namespace Villages.Grains.Areas;

/// <summary>Registers for processes without a database: a register holds public data only. Key: any number.</summary>
[Alias("areas.register-source-grain")]
internal interface IRegisterSourceGrain : IGrainWithIntegerKey
{
    [Alias("last-batch")]
    Task<long> LastBatch();

    [Alias("read")]
    Task<IReadOnlyList<RegisterCommit>> Read(AreaCode countyOrNation);

    /// <summary>Looks through what came after a batch; waits up to 10 s when there is nothing, then answers with the same batch.</summary>
    [Alias("wait")]
    Task<RegisterPage> Wait(long afterBatch);
}

/// <param name="Batch">Where the next page begins.</param>
[GenerateSerializer, Immutable, Alias("areas.register-page")]
internal sealed record RegisterPage([property: Id(0)] long Batch, [property: Id(1)] IReadOnlyList<RegisterCommit> Commits);

/// <summary>A commit of a register on its way to a process without a database.</summary>
[GenerateSerializer, Immutable, Alias("areas.register-commit")]
internal sealed record RegisterCommit(
    [property: Id(0)] AreaCode Register, [property: Id(1)] long Number, [property: Id(2)] CommandId Command, [property: Id(3)] string Actor,
    [property: Id(4)] DateOnly EffectiveOn, [property: Id(5)] DateTime RecordedAt, [property: Id(6)] byte[] Data, [property: Id(7)] byte[] Hash,
    [property: Id(8)] long Batch, [property: Id(9)] int Ordinal)
{
    public static RegisterCommit Of(Commit commit) => new(
        Domain.Areas.RegisterScope.Parse(StreamKey.Parse(commit.Stream.Key)), commit.Number, new CommandId(commit.CommandId), commit.Actor,
        commit.EffectiveOn, commit.RecordedAt, commit.Data, commit.Hash, commit.Batch, commit.Ordinal);

    public Commit ToCommit()
    {
        var key = Domain.Areas.RegisterScope.Stream(Register);
        return new Commit
        {
            Stream = new StreamId(key.Home, key.Text),
            Number = Number,
            CommandId = Command.Value,
            BodyHash = [],
            Kind = "",
            Data = Data,
            Actor = Actor,
            Area = Register.Value,
            EffectiveOn = EffectiveOn,
            RecordedAt = RecordedAt,
            Hash = Hash,
            Batch = Batch,
            Ordinal = Ordinal,
        };
    }
}
