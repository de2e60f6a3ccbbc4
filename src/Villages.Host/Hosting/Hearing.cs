namespace Villages.Host.Hosting;

/// <summary>Whether somebody answers, said within a second: while a question is open, by how long ago the last answer came.</summary>
internal sealed class Hearing(Func<Task> ask, TimeProvider clock)
{
    /// <summary>After so long without an answer nobody is heard.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);

    /// <summary>A question that was swallowed must not keep the next one from being answered.</summary>
    private static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private Task<bool>? _question;
    private long _asked;
    private long? _heard;

    public async Task<bool> Answers(CancellationToken cancellation)
    {
        try
        {
            return await Question().WaitAsync(Patience, clock, cancellation);
        }
        catch (TimeoutException)
        {
            lock (_gate)
            {
                return _heard is { } heard && clock.GetElapsedTime(heard) < Silence;
            }
        }
    }

    private Task<bool> Question()
    {
        lock (_gate)
        {
            if (_question is null or { IsCompleted: true } || clock.GetElapsedTime(_asked) > AskAgain)
            {
                (_asked, _question) = (clock.GetTimestamp(), Task.Run(Ask));
            }

            return _question;
        }
    }

    private async Task<bool> Ask()
    {
        try
        {
            await ask();
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return false;
        }

        lock (_gate)
        {
            _heard = clock.GetTimestamp();
        }

        return true;
    }
}
