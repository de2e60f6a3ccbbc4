using Villages.Domain;

namespace Villages.Grains.Cycles;

/// <summary>What areas reported last, overwritten by area and never counted up, so a repeated report changes nothing. Lost with the activation and asked for again.</summary>
internal class CycleProgress
{
    private readonly SortedDictionary<AreaCode, AreaProgress> _scored = [];
    private readonly SortedDictionary<AreaCode, EffectProgress> _issued = [];

    private readonly Dictionary<AreaCode, int> _published = [];

    public IReadOnlyCollection<AreaProgress> Areas => _scored.Values;

    public IReadOnlyCollection<EffectProgress> Effects => _issued.Values;

    /// <summary>Feed position of the newest effect batch reported, -1 for none.</summary>
    public long LastEffect => _issued.Count == 0 ? -1 : _issued.Values.Max(area => area.Position);

    /// <summary>Feed position up to which consequences were delivered, as last asked.</summary>
    public long Delivered { get; set; } = -1;

    /// <returns>True when the area became complete by this report.</returns>
    public virtual bool Scored(AreaProgress progress, int round)
    {
        if (progress.Round != round)
        {
            return false;
        }

        _scored[progress.Area] = progress;
        return progress.Complete;
    }

    public void Issued(EffectProgress progress, int round)
    {
        if (progress.Round == round)
        {
            _issued[progress.Area] = progress;
        }
    }

    public virtual bool IsScored(AreaCode area, int round) => _scored.TryGetValue(area, out var p) && p.Round == round && p.Complete;

    /// <summary>The township's notice of the round is on its board.</summary>
    public void Published(AreaCode township, int round) => _published[township] = round;

    public bool IsPublished(AreaCode township, int round) => _published.GetValueOrDefault(township) == round;

    public bool IsIssued(AreaCode area, int round) => _issued.TryGetValue(area, out var p) && p.Round == round && p.Complete;

    public bool IsDelivered(AreaCode area, int round) => _issued.TryGetValue(area, out var p) && p.Round == round && p.Complete && p.Position <= Delivered;
}
