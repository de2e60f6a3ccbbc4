using System.Diagnostics;
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
    private long _started;
    private TimeSpan _took;

    public long Sent => _sent;

    /// <summary>Commands a second that were really sent, once stopped.</summary>
    public double Rate => _sent / _took.TotalSeconds;

    public void Start()
    {
        _started = Stopwatch.GetTimestamp();
        _running = Task.Run(Run);
    }

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
                // A beat that the machine swallowed is made up for.
                for (var due = (long)(Stopwatch.GetElapsedTime(_started).TotalSeconds * aSecond); _sent < due;)
                {
                    Send(++_sent);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Enough was sent.
        }

        _took = Stopwatch.GetElapsedTime(_started);
    }

    private void Send(long number)
    {
        var county = counties[_dice.Next(counties.Count)];
        var village = county.Villages[_dice.Next(county.Villages.Count)];
        _under.Add(api.Write("readings", invented.Reading(village, "chaos", number), $"reading-{seed}-{number}"));
        if (number % ReadEvery == 0)
        {
            _under.Add(api.Read($"areas/{county}"));
        }
    }
}
