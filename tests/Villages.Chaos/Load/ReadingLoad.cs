using Villages.Chaos.Api;
using Villages.Domain;

namespace Villages.Chaos.Load;

/// <summary>A steady stream of interactive commands: readings of villages drawn at random, each with a key of its own, none waiting for another.</summary>
internal sealed class ReadingLoad(ApiClient api, Invented invented, IReadOnlyList<AreaCode> villages, int aSecond, int seed) : IDisposable
{
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
                var village = villages[_dice.Next(villages.Count)];
                _under.Add(api.Write("readings", invented.Reading(village, "chaos", number), $"reading-{seed}-{number}"));
            }
        }
        catch (OperationCanceledException)
        {
            // Enough was sent.
        }
    }
}
