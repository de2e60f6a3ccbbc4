using Microsoft.Extensions.Options;
using Villages.Host.Http;

namespace Villages.Host.Feed;

/// <summary>Who has how many live streams open. A stream takes no turn and lasts for hours, so rates alone would let one subject fill the process.</summary>
internal sealed class LivePlaces(IOptions<LimitOptions> limits)
{
    private readonly Dictionary<string, int> _open = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private int _all;

    /// <summary>A place until it is disposed.</summary>
    /// <exception cref="ProblemException">The subject has all its streams, or the process has.</exception>
    public IDisposable Take(string subject)
    {
        lock (_gate)
        {
            var open = _open.GetValueOrDefault(subject);
            if (open >= limits.Value.StreamsOfSubject)
            {
                throw new ProblemException(EdgeProblems.TooManyStreams(limits.Value.StreamsOfSubject));
            }

            if (_all >= limits.Value.Streams)
            {
                throw new ProblemException(EdgeProblems.StreamsFull);
            }

            _open[subject] = open + 1;
            _all++;
            return new Place(this, subject);
        }
    }

    private void Leave(string subject)
    {
        lock (_gate)
        {
            _all--;
            if (--_open[subject] == 0)
            {
                _open.Remove(subject);
            }
        }
    }

    private sealed class Place(LivePlaces places, string subject) : IDisposable
    {
        private int _left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0)
            {
                places.Leave(subject);
            }
        }
    }
}
