using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Villages.Host.Access;
using Villages.Host.Http;
using Villages.Host.People;
using Villages.Host.Tests.Hosting;

namespace Villages.Host.Tests.Access;

public sealed class FieldTests : IAsyncLifetime
{
    private const string Official = $"/api/v1/officials/{MatrixRequests.Person}";

    private EdgeHost _edge = null!;

    public async ValueTask InitializeAsync()
    {
        _edge = await EdgeHost.Start();
        _edge.Grains.HaveEverything();
    }

    public ValueTask DisposeAsync() => _edge.DisposeAsync();

    [Fact]
    public void Every_field_of_the_table_is_a_member_of_an_answer_or_a_body()
    {
        var types = typeof(Caller).Assembly.GetExportedTypes().ToLookup(type => type.Name);
        Assert.All(AccessTable.Default.Fields, row =>
        {
            var (type, member) = row.Field.Split('.') is [var name, var named] ? (Assert.Single(types[name]), named) : throw new FormatException(row.Field);
            Assert.Contains(ApiJson.Options.GetTypeInfo(type).Properties, property => property.Name == member);
        });
    }

    [Fact]
    public async Task A_member_that_is_kept_from_a_role_is_left_out_wherever_it_stands()
    {
        var full = await _edge.County().GetAsync($"{Official}/stars").Json();
        Assert.Equal("7777.77", full["items"]![0]!["monthlyPay"]!.GetValue<string>());
        var cut = await _edge.As(Roles.Discipline).GetAsync($"{Official}/stars").Json();
        Assert.Null(cut["items"]![0]!["monthlyPay"]);
        Assert.Equal(1, cut["items"]![0]!["round"]!.GetValue<int>());
    }

    [Fact]
    public async Task An_answer_that_is_cut_has_a_tag_of_its_own()
    {
        using var whole = await _edge.County().GetAsync(Official);
        using var cut = await _edge.As(Roles.Discipline).GetAsync(Official);
        Assert.NotEqual(whole.Headers.ETag, cut.Headers.ETag);
        using var again = _edge.As(Roles.Discipline);
        again.DefaultRequestHeaders.TryAddWithoutValidation("If-None-Match", whole.Headers.ETag!.Tag);
        Assert.Equal(200, (int)(await again.GetAsync(Official)).StatusCode);
    }

    [Fact]
    public void Where_nobody_says_who_reads_nothing_is_told_that_the_table_keeps()
    {
        var json = JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(
            new PersonResource(Domain.PersonId.Parse(MatrixRequests.Person), 1, "王**", "141***********1234", 1980, null, false, null), ApiJson.Options))!;
        Assert.Null(json["maskedIdNumber"]);
        Assert.Equal("王**", json["maskedName"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_member_that_a_role_may_not_write_is_refused_and_nothing_is_carried_out()
    {
        object Vacating(bool removed) => new
        {
            village = SmallRegister.Village, person = MatrixRequests.Person, position = "secretary", to = "2026-04-01", reason = "dismissed", removedForViolation = removed,
        };
        using var township = _edge.As(Roles.Township, SmallRegister.Township);
        var problem = await township.Post("/api/v1/tenures/end", Vacating(true), ifMatch: "\"1\"").Problem(403, "access.field-denied");
        Assert.NotNull(problem["errors"]!["$.removedForViolation"]);
        Assert.Empty(_edge.Grains.Commands<Domain.Posts.VacatePost>());
        await township.Post("/api/v1/tenures/end", Vacating(false), ifMatch: "\"1\"").Json();
        await _edge.County().Post("/api/v1/tenures/end", Vacating(true), "2", "\"1\"").Json();
    }

    [Theory]
    [InlineData("assessment", 403, 200)]
    [InlineData("personnel", 200, 403)]
    [InlineData("personnel assessment", 200, 200)]
    [InlineData("", 403, 403)]
    public async Task A_token_is_good_for_the_purposes_it_names(string purposes, int person, int results)
    {
        var token = _edge.Services.GetRequiredService<Villages.Host.Auth.TokenIssuer>().Issue(
            "platform", Roles.Integrator, Domain.AreaCode.Parse(SmallRegister.County), TimeSpan.FromHours(1), purposes.Split(' '));
        using var client = _edge.Anonymous();
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        Assert.Equal(person, (int)(await client.GetAsync(Official)).StatusCode);
        Assert.Equal(results, (int)(await client.GetAsync($"/api/v1/cycles/{MatrixRequests.Cycle}/results")).StatusCode);
    }
}
