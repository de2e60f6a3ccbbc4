using Villages.Domain.People;
using Villages.Domain.Posts;
using Villages.Grains;
using Villages.Grains.People;

namespace Villages.Host.Imports;

/// <summary>Persons with their tenures: a row a tenure. The person is registered once, at the first row; plain personal fields leave only towards the vault.</summary>
internal static class PersonFile
{
    private static readonly Dictionary<string, Position> Positions = Words.Of(
        (Position.Secretary, "书记"), (Position.Director, "主任"), (Position.DeputySecretary, "副书记"), (Position.DeputyDirector, "副主任"),
        (Position.CommitteeMember, "委员"), (Position.Clerk, "文书"), (Position.GridWorker, "网格员"));

    private static readonly Dictionary<string, EndReason> Reasons = Words.Of(
        (EndReason.TermEnded, "届满"), (EndReason.Resigned, "辞职"), (EndReason.Relieved, "免职"), (EndReason.Dismissed, "撤职"),
        (EndReason.Transferred, "调动"), (EndReason.Died, "死亡"));

    public static async Task<IReadOnlyList<PlannedCommand>> Check(IReadOnlyList<FieldReader> rows, ImportCheck check)
    {
        var read = rows.Select(row => Read(row, check)).OfType<Entry>().ToArray();
        foreach (var person in read.GroupBy(e => e.Number))
        {
            OnePerson([.. person]);
        }

        foreach (var post in read.Where(e => e.Tenure.Position is Position.Secretary or Position.Director).GroupBy(e => (e.Tenure.Organisation, e.Tenure.Position)))
        {
            OneHolderAtATime([.. post.OrderBy(e => e.Tenure.From)]);
        }

        var sealing = new Dictionary<string, Lazy<Task<SealedIdentity>>>(StringComparer.Ordinal);
        var planned = new List<PlannedCommand>(read.Length * 2);
        foreach (var entry in read)
        {
            var fresh = !sealing.ContainsKey(entry.Number);
            if (fresh)
            {
                var plain = new PlainIdentity(
                    entry.Tenure.Organisation.County!.Value, entry.Number, entry.Name, entry.Phone, IdNumber.Parse(entry.Number).Sex);
                sealing.Add(entry.Number, new(() => check.Grains.Identity().Seal(plain)));
            }

            var known = fresh && check.Faults.Total == 0 ? await Known(entry.Number, check) : null;
            if (known is { Erased: true })
            {
                Erased(entry.Row, "idNumber");
            }

            planned.AddRange(Commands(entry, sealing[entry.Number], fresh && known is null));
        }

        return planned;
    }

    /// <summary>An erasure was committed a moment ago and the number is not free yet.</summary>
    public static void Erased(FieldReader row, string column) =>
        row.Fault(column, "person-erased", "此人的个人信息正在删除；请稍后再导入。", "This person's data is being erased. Import the row again in a minute.");

    private static async Task<MaskedPerson?> Known(string number, ImportCheck check) =>
        await check.Grains.Identity().Find(new PlainText(number)) is { } known ? await check.Grains.Person(known).Read() : null;

    private static IEnumerable<PlannedCommand> Commands(Entry entry, Lazy<Task<SealedIdentity>> identity, bool register)
    {
        var (line, tenure) = (entry.Row.Line, entry.Tenure);
        var home = tenure.Organisation.County!.Value.Value;
        if (register)
        {
            yield return new PlannedCommand(line, home, async () =>
            {
                var found = await identity.Value;
                return (found.Id.Person, found.Registration);
            });
        }

        yield return new PlannedCommand(line, home, async () =>
        {
            var found = await identity.Value;
            return (tenure.Organisation.Stream, new FillPost(
                found.Id, tenure.Position, tenure.From, tenure.To, tenure.Reason, tenure.RemovedForViolation));
        });
    }

    private static Entry? Read(FieldReader row, ImportCheck check)
    {
        IdNumber? number = null;
        if (row.Required("idNumber") is { } text)
        {
            number = Number(row, "idNumber", text);
        }

        var name = row.Text("name", 60);
        var phone = Phone(row);
        var organisation = check.Village(row, "organisation", row.Area("organisation"));
        var position = row.Choice("position", Positions);
        var from = row.Date("from", check.Today, required: true);
        var to = row.Date("to", check.Today);
        var reason = row.Choice("reason", Reasons, required: false);
        var violation = row.Flag("removedForViolation");
        if (violation && !check.MayRecordRemovals)
        {
            row.Fault("removedForViolation", "may-not-write", "您的角色无权填写此项。", "Your role may not write this column.");
        }

        if (to < from)
        {
            row.Fault("to", "ends-before-it-begins", "离任日期早于任职日期。", "The last day lies before the first.");
        }

        if (to is not null && row.Raw("reason") is null)
        {
            row.Fault("reason", "required", "填写离任日期时须填写离任原因。", "A last day needs a reason.");
        }

        if (to is null && (violation || row.Raw("reason") is not null))
        {
            row.Fault("to", "required", "填写离任原因时须填写离任日期。", "A reason needs a last day.");
        }

        return number is { } id && name is not null && organisation is { } at && position is { } post && from is { } first
            ? new Entry(row, id.Value, name, phone, new Tenure(at, post, first, to, reason, violation))
            : null;
    }

    public static IdNumber? Number(FieldReader row, string column, string text)
    {
        if (IdNumber.TryParse(text, null, out var number))
        {
            return number;
        }

        row.Fault(column, "id-number", "身份证号的长度、出生日期或校验码有误。", "The length, birth date or check digit of the ID number is wrong.");
        return null;
    }

    private static string? Phone(FieldReader row)
    {
        var text = row.Raw("phone");
        if (text is null || (text.Length is >= 5 and <= 20 && !text.AsSpan(text[0] == '+' ? 1 : 0).ContainsAnyExcept("0123456789- ")))
        {
            return text;
        }

        row.Fault("phone", "malformed", "电话应为 5 到 20 位数字、空格或短横线。", "A phone number is 5 to 20 digits, blanks and dashes.");
        return null;
    }

    private static void OnePerson(Entry[] rows)
    {
        for (var i = 1; i < rows.Length; i++)
        {
            if (rows[i].Name != rows[0].Name)
            {
                rows[i].Row.Fault("name", "name-differs", $"同一身份证号在第 {rows[0].Row.Line} 行是另一个姓名。", $"Line {rows[0].Row.Line} gives the same ID number another name.");
            }

            if (Array.FindIndex(rows, 0, i, earlier => earlier.Tenure.IsSameAs(rows[i].Tenure)) is >= 0 and var same)
            {
                ImportCheck.Duplicate(rows[i].Row, null, rows[same].Row.Line);
            }
        }
    }

    private static void OneHolderAtATime(Entry[] holders)
    {
        for (var i = 1; i < holders.Length; i++)
        {
            var (earlier, later) = (holders[i - 1], holders[i]);
            if (earlier.Number != later.Number && (earlier.Tenure.To is not { } end || end >= later.Tenure.From))
            {
                later.Row.Fault("from", "post-taken", $"第 {earlier.Row.Line} 行的任期与此重叠；该职务同一时间只能有一人。", $"The tenure on line {earlier.Row.Line} overlaps; only one person holds this post at a time.");
            }
        }
    }

    private sealed record Entry(FieldReader Row, string Number, string Name, string? Phone, Tenure Tenure)
    {
        public override string ToString() => nameof(Entry);
    }
}
