using Orleans.Concurrency;
using Villages.Domain;
using Villages.Domain.Areas;
using Villages.Grains.Journaling;
using Villages.Journal;

namespace Villages.Grains.Areas;

[StatelessWorker, Reentrant, GrainType("register-source")]
internal sealed class RegisterSourceGrain(IJournal journal, IFeed feed) : Grain, IRegisterSourceGrain
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public Task<long> LastBatch() => Truth.Ask(() => journal.LastBatch().AsTask());

    public async Task<IReadOnlyList<RegisterCommit>> Read(AreaCode countyOrNation)
    {
        var key = RegisterScope.Stream(countyOrNation);
        var commits = await Truth.Ask(() => journal.Read(new StreamId(key.Home, key.Text)).AsTask());
        return [.. commits.Select(RegisterCommit.Of)];
    }

    public Task<RegisterPage> Wait(long afterBatch) => Truth.Ask(() => Page(afterBatch));

    private async Task<RegisterPage> Page(long afterBatch)
    {
        using var patience = new CancellationTokenSource(Patience);
        var (last, news) = (afterBatch, new List<RegisterCommit>());
        try
        {
            await foreach (var batch in feed.Follow(afterBatch, patience.Token))
            {
                last = batch.Number;
                news.AddRange(batch.Commits.Where(RegisterCommits.IsOfRegister).Select(RegisterCommit.Of));
                if (last >= feed.LastBatch || news.Count > 0)
                {
                    break;
                }
            }
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            // Nothing came: the caller asks again.
        }

        return new RegisterPage(last, news);
    }
}
