using System.Text.Json;
using System.Text.Json.Nodes;
using Villages.Testing;

namespace Villages.Host.Tests.Access;

/// <summary>What is expected of one operation, as reviewed in <c>access-matrix.json</c>.</summary>
/// <param name="Object">Level of the object that it is asked for.</param>
/// <param name="Roles">Codes of roles that may.</param>
/// <param name="Callers">Where a caller's area may lie, seen from the object: <c>own parent child …</c></param>
/// <param name="Anonymous">Nobody has to say who asks: without a token, and with one that is no good, the public is answered.</param>
/// <param name="Others">What other roles read: <c>denied</c>, or <c>hidden</c> where the operation is everybody's but this object is not.</param>
internal sealed record MatrixRow(string Object, string[] Roles, string[] Callers, string Others = "denied", bool Anonymous = false)
{
    /// <summary>Where callers stand, seen from an object: their area for each level of object, null where there can be none.</summary>
    public static readonly IReadOnlyDictionary<string, Func<string, string?>> Relations = new Dictionary<string, Func<string, string?>>
    {
        ["own"] = level => level switch { "county" or "file" => "141129", "township" => "141129100", _ => "141129100201" },
        ["parent"] = level => level switch { "county" or "file" => "1411", "township" => "141129", _ => "141129100" },
        ["child"] = level => level switch { "county" or "file" => "141129100", "township" => "141129100201", _ => null },
        ["sibling"] = level => level switch { "county" or "file" => "141130", "township" => "141129101", _ => "141129100001" },
        ["cousin"] = level => level switch { "county" or "file" => "140105", "township" => "141130100", _ => "141129101201" },
        ["otherProvince"] = level => level switch { "county" or "file" => "150105", "township" => "150105100", _ => "150105100201" },
        ["none"] = level => level switch { "county" or "file" => "990101", "township" => "990101100", _ => "990101100201" },
    };

    public static IReadOnlyDictionary<string, MatrixRow> All { get; } = JsonNode.Parse(File.ReadAllText(Path.Combine(SourceTree.TestProject, "Access", "access-matrix.json")))!
        .AsObject().Where(row => row.Key != "$comment").ToDictionary(row => row.Key, row => row.Value.Deserialize<MatrixRow>(JsonSerializerOptions.Web)!);

    public bool Allows(string role) => Roles is ["*"] || Roles.Contains(role);

    /// <summary>Status and problem code of what a good token gets; 0 for anything that is neither 401, 403 nor 404.</summary>
    public (int Status, string? Code) For(string role, string relation) =>
        !Allows(role) ? Others == "denied" ? (403, "access.denied") : (404, null)
        : Callers.Contains(relation) ? (0, null)
        : (404, null);
}
