using System.Collections.Immutable;

namespace Villages.Domain.Rulebooks.Linting;

/// <summary>Gathers what the linter finds.</summary>
internal sealed class Findings(string file)
{
    private readonly ImmutableArray<RulebookFault>.Builder _faults = ImmutableArray.CreateBuilder<RulebookFault>();

    public ImmutableArray<RulebookFault> ToImmutable() => _faults.ToImmutable();

    public void Add(string path, string chinese, string english) => _faults.Add(new RulebookFault(file, path, new Text(chinese, english)));

    public void When(bool wrong, string path, string chinese, string english)
    {
        if (wrong)
        {
            Add(path, chinese, english);
        }
    }

    public void Grade(Rulebook rulebook, string? id, string path) => Known(id, rulebook.Grades.Select(grade => grade.Id), path, "等次", "grade");

    public void Indicator(Rulebook rulebook, string? id, string path) => Known(id, rulebook.Indicators.Select(indicator => indicator.Id), path, "指标", "indicator");

    /// <summary>A null id names nothing and is fine.</summary>
    public void Known(string? id, IEnumerable<string> ids, string path, string chinese, string english) =>
        When(id is not null && !ids.Contains(id), path, $"没有名为“{id}”的{chinese}", $"names the {english} '{id}', which does not exist");

    /// <summary>A map by grade names every grade and no other.</summary>
    public void EveryGrade(Rulebook rulebook, IEnumerable<string> keys, string path)
    {
        foreach (var key in keys)
        {
            Grade(rulebook, key, $"{path}.{key}");
        }

        foreach (var grade in rulebook.Grades.Where(grade => !keys.Contains(grade.Id)))
        {
            Add($"{path}.{grade.Id}", $"缺少等次“{grade.Title.Chinese}”", $"the grade '{grade.Id}' has no value");
        }
    }
}
