using Villages.Host.Access;
using Villages.Host.Tests.Hosting;

namespace Villages.Host.Tests.Access;

/// <summary>Numbers that tell who somebody is stand in the members that are there for them, and nowhere else.</summary>
public sealed class PersonalTextTests
{
    private const string Number = "11010519491231002X";

    private static readonly EdgeHost Host = EdgeHost.Start().GetAwaiter().GetResult();

    [Theory]
    [InlineData("/api/v1/cycles/stars-141129-2025/cancellation", "reason", "误算 11010519491231002X")]
    [InlineData("/api/v1/cycles/stars-141129-2025/rerun", "cause", "联系 13800005678 后更正")]
    public async Task A_text_that_holds_one_is_refused_with_its_path_and_not_repeated(string path, string member, string text)
    {
        using var county = Host.County();

        var problem = await county.Post(path, new Dictionary<string, string> { [member] = text }, ifMatch: "\"1\"").Problem(400, "people.personal-text");

        Assert.Equal([$"$.{member}"], problem["errors"]!.AsObject().Select(error => error.Key));
        Assert.DoesNotContain(text, problem.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/v1/accounts/11010519491231002X", Roles.SecurityAdmin)]
    [InlineData("/api/v1/operations/11010519491231002X", Roles.CountyOrganisation)]
    [InlineData("/api/v1/persons/11010519491231002X", Roles.CountyOrganisation)]
    [InlineData("/api/v1/grids/11010519491231002X", Roles.CountyOrganisation)]
    [InlineData("/api/v1/cycles/11010519491231002X", Roles.CountyOrganisation)]
    [InlineData("/api/v1/areas/11010519491231002X", Roles.CountyOrganisation)]
    [InlineData("/api/v1/villages?after=11010519491231002X", Roles.CountyOrganisation)]
    [InlineData("/api/v1/11010519491231002X", Roles.CountyOrganisation)]
    public async Task An_address_that_holds_one_is_not_repeated(string path, string role)
    {
        using var client = Host.As(role);
        using var answer = await client.GetAsync(path);

        Assert.True((int)answer.StatusCode is >= 400 and < 500, $"{answer.StatusCode}");
        Assert.DoesNotContain(Number, $"{answer.Headers}{await answer.Content.ReadAsStringAsync()}", StringComparison.Ordinal);
    }

    [Fact]
    public void Every_text_is_looked_at_however_deep_it_stands_but_for_the_members_that_are_there_for_numbers()
    {
        var deep = new Deep("无", [new Part(["甲", Number])], new Dictionary<string, string> { ["note"] = Number }, Number, new string('7', 64));

        Assert.Equal(["$.parts[0].texts[1]", "$.more[0].value"], PersonalText.In(deep, "$"));
    }

    private sealed record Deep(string Name, IReadOnlyList<Part> Parts, Dictionary<string, string> More, [property: Identifies] string IdNumber, string Hash);

    private sealed record Part(IReadOnlyList<string> Texts);
}
