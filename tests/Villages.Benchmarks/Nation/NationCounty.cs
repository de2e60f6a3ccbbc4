using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Villages.Domain;
using Villages.Domain.Areas;
using Villages.Domain.People;
using Villages.Domain.Posts;
using Villages.Host.FirstRun;

namespace Villages.Benchmarks.Nation;

/// <summary>A county with an invented secretary a village, the same people with the same ids in every run, so that results can be compared between runs.</summary>
internal sealed class NationCounty(AreaCode code, int index, IReadOnlyList<AreaRow> rows)
{
    private const int SequencesADay = 500;

    public AreaCode Code => code;

    /// <summary>Townships and villages, parents first.</summary>
    public IReadOnlyList<AreaRow> Rows => rows;

    public IReadOnlyList<AreaCode> Villages { get; } = [.. rows.Where(row => row.Code.IsVillageLevel).Select(row => row.Code)];

    public CycleId Cycle(int year) => new(DemoSeed.Scheme, code, Period.OfYear(year));

    /// <summary>An ID number whose place no register knows.</summary>
    public string IdNumberOf(int village)
    {
        var dice = new DemoDice($"nation{Villages[village]}");
        var digits = string.Create(CultureInfo.InvariantCulture,
            $"99{index:0000}19{64 + dice.Next(20) + (village / SequencesADay)}{dice.Between(1, 12):00}{dice.Between(1, 28):00}{village % SequencesADay * 2:000}");
        return digits + IdNumber.CheckCharacter(digits);
    }

    public PersonId PersonOf(string idNumber) => PersonId.Create(code, SHA256.HashData(Encoding.UTF8.GetBytes(idNumber)).AsSpan(0, 20).ToArray());

    public static FillPost Office(PersonId person) => new(person, Position.Secretary, new DateOnly(2018, 11, 15), null, null, false);
}
