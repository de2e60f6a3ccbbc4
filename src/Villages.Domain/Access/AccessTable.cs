using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Villages.Domain.Access;

/// <summary>
/// Who may do what, where and for which purpose, and which fields a role may read and write: the whole of it, read from <c>access-table.json</c>, which is built in so that
/// a file on a server cannot widen a right. Whatever has no row is not allowed.
/// </summary>
public sealed class AccessTable
{
    /// <summary>The purpose that every token serves.</summary>
    public const string Information = "information";

    private readonly FrozenDictionary<Operation, OperationRights> _operations;
    private readonly FrozenDictionary<string, Operation> _streams;
    private readonly FrozenDictionary<string, FieldRights> _fields;
    private readonly FrozenSet<string> _bound;
    private readonly FrozenSet<string> _exclusive;
    private readonly ImmutableArray<FourEyes> _fourEyes;

    internal AccessTable(
        IReadOnlyDictionary<string, RoleEntry> roles, IReadOnlyDictionary<string, Text> purposes, IEnumerable<OperationRights> operations,
        IEnumerable<KeyValuePair<string, Operation>> streams, IEnumerable<FieldRights> fields, IEnumerable<string> exclusive, ImmutableArray<FourEyes> fourEyes)
    {
        (RoleNames, Purposes) = (roles.ToFrozenDictionary(role => role.Key, role => role.Value.Name), purposes.ToFrozenDictionary());
        _operations = operations.ToFrozenDictionary(row => row.Operation);
        _streams = streams.ToFrozenDictionary();
        _fields = fields.ToFrozenDictionary(row => row.Field);
        _bound = roles.Where(role => role.Value.Bound).Select(role => role.Key).ToFrozenSet();
        _exclusive = exclusive.ToFrozenSet();
        _fourEyes = fourEyes;
    }

    /// <exception cref="InvalidOperationException">The file that is built in has faults; the message lists them.</exception>
    public static AccessTable Default { get; } = AccessTableReader.BuiltIn();

    public FrozenDictionary<string, Text> RoleNames { get; }

    public FrozenDictionary<string, Text> Purposes { get; }

    public IEnumerable<FieldRights> Fields => _fields.Values;

    /// <summary>Somewhere.</summary>
    public bool Allows(string role, Operation operation) => _operations.TryGetValue(operation, out var row) && row.Roles.Contains(role);

    public bool Allows(string role, Operation operation, AreaRelation relation) => Allows(role, operation) && _operations[operation].Relations.Contains(relation);

    public string PurposeOf(Operation operation) => _operations[operation].Purpose;

    /// <summary>The role's tokens name the purposes they are for; without any they are good for information only.</summary>
    public bool IsBound(string role) => _bound.Contains(role);

    /// <summary>Purposes of everything the role may do.</summary>
    public IReadOnlyCollection<string> PurposesOf(string role) => [.. _operations.Values.Where(row => row.Roles.Contains(role)).Select(row => row.Purpose).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>What a caller must be allowed to see changes of streams of this kind.</summary>
    public Operation ReadingOf(string streamKind) => _streams.GetValueOrDefault(streamKind, Operation.ReadPublic);

    /// <param name="field"><c>Resource.member</c></param>
    public bool MayRead(string role, string field) => !_fields.TryGetValue(field, out var row) || row.Read is null || row.Read.Contains(role);

    /// <param name="field"><c>Body.member</c></param>
    public bool MayWrite(string role, string field) => !_fields.TryGetValue(field, out var row) || row.Write is null || row.Write.Contains(role);

    /// <summary>Whether whoever submitted may not approve, always or because more than the threshold hangs on it. The house itself is nobody.</summary>
    /// <param name="monthlyYuan">What the approval would set going, yuan a month; asked of rows with a threshold only.</param>
    public bool ForbidsAlone(Operation submits, Operation approves, string submitter, string approver, decimal monthlyYuan = 0) =>
        submitter == approver && !SystemActor.Is(approver)
        && _fourEyes.Any(row => row.Submits == submits && row.Approves == approves && (row.MonthlyYuanAbove is not { } above || monthlyYuan > above));

    /// <summary>Whether one account may hold both roles: of the three administrators (三员) it holds one.</summary>
    public bool Excludes(string role, string other) => role != other && _exclusive.Contains(role) && _exclusive.Contains(other);
}

internal sealed record RoleEntry(Text Name, bool Bound);

/// <summary>A row of the table.</summary>
internal sealed record OperationRights(Operation Operation, string Purpose, FrozenSet<AreaRelation> Relations, FrozenSet<string> Roles);

/// <summary>Roles that may read or write a field; null for everybody who may read or write the rest.</summary>
/// <param name="Field"><c>Type.member</c>, the member as in JSON.</param>
public sealed record FieldRights(string Field, FrozenSet<string>? Read, FrozenSet<string>? Write);

/// <summary>Whoever submitted may not approve, when more than so much hangs on it.</summary>
/// <param name="MonthlyYuanAbove">Yuan a month.</param>
internal sealed record FourEyes(Operation Submits, Operation Approves, decimal? MonthlyYuanAbove);
