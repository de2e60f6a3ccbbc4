using System.Collections.Immutable;
using System.Globalization;

namespace Villages.Domain.Areas;

public static class AreaRule
{
    private const int LongestName = 60;

    /// <param name="today">In Asia/Shanghai.</param>
    public static Decision Decide(RegisterState state, RegisterAreas command, DateOnly today)
    {
        if (command.Rows.Count is 0 or > RegisterAreas.MaximumRows)
        {
            return AreaRefusals.Amount(command.Rows.Count);
        }

        var given = new Dictionary<AreaCode, AreaRow>(command.Rows.Count);
        foreach (var row in command.Rows)
        {
            if (!given.TryAdd(row.Code, row))
            {
                return AreaRefusals.DuplicateCode(row.Code);
            }
        }

        var fresh = ImmutableArray.CreateBuilder<AreaRow>(command.Rows.Count);
        foreach (var row in command.Rows)
        {
            if (Check(state.Scope, row, today) is { } refusal)
            {
                return refusal;
            }

            var lives = state.Rows.Of(row.Code).ToArray();
            if (lives.Any(life => life.Name == row.Name && (life.From == row.From || life.To is null)))
            {
                continue;
            }

            if (lives.Length > 0 && (lives[^1].To is null || lives[^1].To >= row.From))
            {
                return AreaRefusals.DuplicateCode(row.Code);
            }

            if (!HasParent(state, given, row))
            {
                return AreaRefusals.MissingParent(row);
            }

            fresh.Add(row with { To = null, Successor = null, Key = KeyOfNewLife(row.Code, lives) });
        }

        return fresh.Count == 0 ? Decision.Accept() : Decision.Accept(new AreasRegistered(fresh.ToImmutable()));
    }

    public static Decision Decide(RegisterState state, RenameArea command, DateOnly today)
    {
        if (command.On > today)
        {
            return AreaRefusals.FutureDate(command.On, "$.on");
        }

        if (command.Name is not { Length: > 0 and <= LongestName })
        {
            return AreaRefusals.NameMissing(command.Code);
        }

        if (Standing(state, command.Code) is not { } row || row.From > command.On)
        {
            return AreaRefusals.UnknownCode(command.Code, command.On);
        }

        return row.Name == command.Name ? Decision.Accept() : Decision.Accept(new AreaRenamed(command.Code, command.Name, command.On));
    }

    public static Decision Decide(RegisterState state, CloseArea command, DateOnly today)
    {
        if (command.LastDay > today)
        {
            return AreaRefusals.FutureDate(command.LastDay, "$.lastDay");
        }

        var row = state.Rows.Of(command.Code).LastOrDefault();
        if (row?.To == command.LastDay && row.Successor == command.Successor)
        {
            return Decision.Accept();
        }

        if (row is not { To: null } || row.From > command.LastDay)
        {
            return AreaRefusals.UnknownCode(command.Code, command.LastDay);
        }

        if (state.Rows.All().FirstOrDefault(r => r.Parent == command.Code && r.To is null) is { } child)
        {
            return AreaRefusals.HasChildren(command.Code, child.Code);
        }

        return command.Successor is { } successor && (successor == command.Code || successor.Value.Length != command.Code.Value.Length
            || (RegisterScope.Holds(state.Scope, successor) && Standing(state, successor) is null))
            ? AreaRefusals.WrongSuccessor(successor)
            : Decision.Accept(new AreaClosed(command.Code, command.LastDay, command.Successor));
    }

    /// <summary>Whether the row could ever stand in that register; imports ask before they accept a file.</summary>
    public static Refusal? Check(AreaCode scope, AreaRow row, DateOnly today) =>
        !RegisterScope.Holds(scope, row.Code) ? AreaRefusals.WrongLevel(row.Code, scope)
        : row.Parent != row.Code.Parent ? AreaRefusals.ParentMismatch(row)
        : row.Name is not { Length: > 0 and <= LongestName } ? AreaRefusals.NameMissing(row.Code)
        : row.From > today ? AreaRefusals.FutureDate(row.From, "$.rows")
        : null;

    private static bool HasParent(RegisterState state, Dictionary<AreaCode, AreaRow> given, AreaRow row) =>
        row.Parent == state.Scope || given.ContainsKey(row.Parent) || Standing(state, row.Parent) is not null;

    private static AreaRow? Standing(RegisterState state, AreaCode code) => state.Rows.Of(code).LastOrDefault() is { To: null } row ? row : null;

    /// <summary>A code that is used again must not fall on the stream of its first life.</summary>
    private static string? KeyOfNewLife(AreaCode code, AreaRow[] lives)
    {
        var births = lives.Select(life => life.Key ?? code.Value).Distinct().Count();
        return births == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{code}.{births + 1}");
    }
}
