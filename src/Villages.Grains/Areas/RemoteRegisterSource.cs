using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Villages.Domain;
using Villages.Domain.Areas;
using Villages.Grains.Journaling;
using Villages.Journal;

namespace Villages.Grains.Areas;

/// <summary>Registers as silos have them, by one long poll a process.</summary>
internal sealed class RemoteRegisterSource(IGrainFactory grains, ILogger<RemoteRegisterSource> log) : IRegisterSource
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private IRegisterSourceGrain Source => grains.RegisterSource();

    public Task<long> LastBatch(CancellationToken cancellation) => Asked(Source.LastBatch().WaitAsync(cancellation));

    public async Task<IReadOnlyList<Commit>> Read(StreamId register, CancellationToken cancellation)
    {
        var commits = await Asked(Source.Read(RegisterScope.Parse(StreamKey.Parse(register.Key))).WaitAsync(cancellation));
        return [.. commits.Select(commit => commit.ToCommit())];
    }

    public async IAsyncEnumerable<RegisterNews> Follow(long afterBatch, [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var after = afterBatch; ;)
        {
            if (await Page(after, cancellation) is { } page)
            {
                after = page.Batch;
                yield return new RegisterNews(page.Batch, [.. page.Commits.Select(commit => commit.ToCommit())]);
            }
            else
            {
                await Task.Delay(Pause, cancellation);
            }
        }
    }

    private async Task<RegisterPage?> Page(long after, CancellationToken cancellation)
    {
        try
        {
            return await Asked(Source.Wait(after).WaitAsync(cancellation));
        }
        catch (TruthUnavailableException exception)
        {
            log.LogInformation(exception, "The register stands at batch {Batch}; asking again in a second", after);
            return null;
        }
    }

    /// <summary>A silo that does not answer is like a journal that does not.</summary>
    private static async Task<T> Asked<T>(Task<T> answer)
    {
        try
        {
            return await answer;
        }
        catch (Exception exception) when (exception is OrleansException or TimeoutException or ObjectDisposedException)
        {
            throw new TruthUnavailableException($"No silo answers: {exception.Message}", exception);
        }
    }
}
