using Villages.Domain;
using Villages.Journal;

namespace Villages.Grains.Areas;

/// <summary>Children that owe an area an answer, and since which feed position.</summary>
internal sealed class AreaDebts
{
    /// <summary>Since of a debt that no commit made: it came with the day.</summary>
    public const long ByDate = long.MaxValue;

    private readonly Dictionary<AreaCode, (long Reaches, long Since)> _owed = [];

    public int Count => _owed.Count;

    public void Add(MovedChild child, long since)
    {
        var (reaches, before) = _owed.GetValueOrDefault(child.Code, (child.Reaches, since));
        _owed[child.Code] = (Math.Max(reaches, child.Reaches), Math.Min(before, since));
    }

    /// <summary>Takes all debts out, to be asked for or added again.</summary>
    public IReadOnlyList<(MovedChild Child, long Since)> Take()
    {
        (MovedChild, long)[] taken = [.. _owed.Select(debt => (new MovedChild(debt.Key, debt.Value.Reaches), debt.Value.Since))];
        _owed.Clear();
        return taken;
    }

    /// <summary>Position up to which everything is answered, when everything before <paramref name="seen"/> is known.</summary>
    public long Complete(long seen) => _owed.Values.Where(debt => debt.Since != ByDate)
        .Aggregate(seen, (complete, debt) => Math.Min(complete, debt.Since - Commit.PositionsPerBatch));
}
