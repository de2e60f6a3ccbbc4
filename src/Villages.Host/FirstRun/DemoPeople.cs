using System.Globalization;
using Villages.Domain.People;

namespace Villages.Host.FirstRun;

/// <summary>An invented human being. The given names are solar terms and the like, the ID number's place is one that no register knows: nobody can be meant.</summary>
internal sealed record DemoPerson(string Name, string IdNumber, Sex Sex, string Phone);

/// <summary>Makes invented people, never two with one name or one ID number.</summary>
/// <param name="place">First six digits of everybody's ID number.</param>
internal sealed class DemoPeople(int year, string place = DemoPeople.Place)
{
    /// <summary>No province begins with 99.</summary>
    public const string Place = "990000";

    private static readonly string[] Surnames =
    [
        "王", "李", "张", "刘", "陈", "杨", "赵", "高", "郭", "任", "武", "乔", "冯", "许", "郝", "薛", "温", "康", "雷", "车",
        "梁", "曹", "贺", "白", "闫", "穆", "宋", "霍", "靳", "秦", "苏", "马", "崔", "侯", "孟", "田", "成", "程", "韩", "吴",
    ];

    private static readonly string[] GivenNames =
    [
        "立春", "雨水", "惊蛰", "春分", "清明", "谷雨", "立夏", "小满", "芒种", "夏至", "小暑", "大暑",
        "立秋", "处暑", "白露", "秋分", "寒露", "霜降", "立冬", "小雪", "大雪", "冬至", "小寒", "大寒",
        "丰年", "瑞雪", "晨曦", "远山", "长河", "青禾", "麦浪", "杏林", "枣红", "核桃", "松涛", "云岭",
    ];

    private readonly HashSet<string> _given = new(StringComparer.Ordinal);
    private int _made;

    public DemoPerson Make(DemoDice dice, int youngest, int oldest)
    {
        var number = _made++;
        var name = Surnames[number % Surnames.Length] + GivenNames[(number / Surnames.Length + number) % GivenNames.Length];
        var sex = dice.Chance(22) ? Sex.Female : Sex.Male;
        var birth = new DateOnly(year - dice.Between(youngest, oldest), dice.Between(1, 12), dice.Between(1, 28));
        var sequence = ((number % 500) * 2) + (sex == Sex.Male ? 1 : 0);
        string digits;
        while (!_given.Add(digits = string.Create(CultureInfo.InvariantCulture, $"{place}{birth:yyyyMMdd}{sequence:000}")))
        {
            birth = birth.AddDays(1);
        }

        return new DemoPerson(name, digits + IdNumber.CheckCharacter(digits), sex, string.Create(CultureInfo.InvariantCulture, $"000-5550-{number:0000}"));
    }
}
