using Villages.Chaos.Api;

namespace Villages.Chaos.Load;

/// <summary>A steady stream of interactive commands: readings of villages drawn at random, each with a key of its own, none waiting for another; and reads of their counties.</summary>
internal sealed class ReadingLoad(ApiClient api, Invented invented, IReadOnlyList<County> counties, int aSecond, int seed) : IDisposable
{
    /// <summary>An area that nobody reads does no work: so many commands, one read.</summary>
    private const int ReadEvery = 5;

    private readonly Random _dice = new(seed);
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Task> _under = [];
    private Task _running = Task.CompletedTask;
    private long _sent;

    public long Sent => _sent;

    public void Start() => _running = Task.Run(Run);

    /// <summary>Sends no more and waits until every command sent has its answer.</summary>
    public async Task Stop()
    {
        await _stop.CancelAsync();
        await _running;
        await Task.WhenAll(_under);
    }

    public void Dispose() => _stop.Dispose();

    private async Task Run()
    {
        using var beat = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / aSecond));
        try
        {
            while (await beat.WaitForNextTickAsync(_stop.Token))
            {
                var number = ++_sent;
                var county = counties[_dice.Next(counties.Count)];
                var village = county.Villages[_dice.Next(county.Villages.Count)];
                _under.Add(api.Write("readings", invented.Reading(village, "chaos", number), $"reading-{seed}-{number}"));
                if (number % ReadEvery == 0)
                {
                    _under.Add(api.Read($"areas/{county}"));
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Enough was sent.
        }
    }
}
