using System.Collections.Immutable;
using System.Text.Json;
using Villages.Domain.People;

namespace Villages.Domain.Disclosures;

/// <summary>Whoever wants plain fields says why, and not too often.</summary>
public static class DisclosureRule
{
    /// <summary>Of the limit; a disclosure answers repeats for as long.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromHours(1);

    private static readonly ImmutableDictionary<string, PersonalField> Fields =
        Enum.GetValues<PersonalField>().ToImmutableDictionary(field => JsonNamingPolicy.CamelCase.ConvertName(field.ToString()), StringComparer.Ordinal);

    /// <param name="by">Subject who asks.</param>
    /// <param name="role">Code of the role.</param>
    public static Decision Decide(DisclosuresState state, DiscloseFields command, string by, string role, DateTime now, int mostAnHour)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(command);
        if (!WrittenReason.Fits(command.Reason))
        {
            return DisclosureRefusals.ReasonMissing();
        }

        if (PersonalNumbers.In(command.Reason))
        {
            return DisclosureRefusals.ReasonPersonal();
        }

        if (command.Fields.Count == 0)
        {
            return DisclosureRefusals.FieldUnknown("$.fields");
        }

        for (var i = 0; i < command.Fields.Count; i++)
        {
            if (i == Fields.Count || command.Fields[i] is not { } name || !Fields.ContainsKey(name))
            {
                return DisclosureRefusals.FieldUnknown($"$.fields[{i}]");
            }
        }

        var counted = state.Within(now);
        if (counted.Length >= mostAnHour)
        {
            var free = counted[counted.Length - mostAnHour] + Window - now;
            return DisclosureRefusals.Limit(mostAnHour, Math.Max(1, (int)Math.Ceiling(free.TotalSeconds)));
        }

        PersonalField[] fields = [.. command.Fields.Select(name => Fields[name]).Distinct().Order()];
        return Decision.Accept(new DisclosureMade(command.Person, by, role, fields, command.Reason.Trim(), now));
    }
}
