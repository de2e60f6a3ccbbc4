using Orleans.Concurrency;
using Villages.Domain;
using Villages.Grains.Journaling;
using Villages.Journal;

namespace Villages.Grains.Commands;

[StatelessWorker, Reentrant, GrainType("commands")]
internal sealed class CommandsGrain(IJournal journal) : Grain, ICommandsGrain
{
    public async Task<IReadOnlyList<CommandTrace>> Find(CommandId command)
    {
        try
        {
            return [.. (await journal.FindCommand(command.Value)).Select(commit => new CommandTrace(
                new Receipt(StreamKey.Parse(commit.Stream.Key), commit.Number, commit.Position, command, commit.RecordedAt),
                commit.Kind, commit.Area, commit.Actor, commit.EffectiveOn))];
        }
        catch (JournalUnavailableException exception)
        {
            throw new TruthUnavailableException(exception.Message);
        }
    }
}
