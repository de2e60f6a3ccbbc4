using System.Net;
using Villages.Domain;
using Villages.Domain.Objections;
using Villages.Domain.Publications;
using Villages.Grains.Boards;
using Villages.Grains.Objections;
using Villages.Grains.People;
using Villages.Grains.Publications;
using Villages.Host.Tests.Hosting;

namespace Villages.Host.Tests.Boards;

/// <summary>What everybody sees of a board, what whoever is in charge sees besides, and how an objection comes in without an account.</summary>
public sealed class BoardTests : IAsyncLifetime
{
    private const string Id = "141129100-stars-2025-1";
    private const string Path = $"/api/v1/boards/{Id}";

    private static readonly PersonId Person = PersonId.Parse("141129-0123456789abcdefghjk");
    private static readonly AreaCode Village = AreaCode.Parse(SmallRegister.Village);
    private static readonly object Grounds = new { item = 1, grounds = "该同志本年度考核漏计一项加分。" };

    private EdgeHost _edge = null!;

    public async ValueTask InitializeAsync()
    {
        _edge = await EdgeHost.Start("Development", ("Villages:Limits:ObjectionsAnHour", "2"));
        _edge.Grains
            .On<IPersonGrain, MaskedPerson?>("Read", new MaskedPerson { Id = Person, Version = 1, MaskedName = "王**", MaskedIdNumber = null, BirthYear = null })
            .On<IPublicationGrain, PublicationView?>("Read", new PublicationView(
                PublicationId.Parse(Id), new DateOnly(2026, 4, 28), new DateOnly(2026, 5, 7),
                [new PublishedItem(new PublicationItem(Person.Value, Village, Person, [new("grade", "excellent"), new("secret", "x")], [new("grade", "qualified")]), false, 1)], null, null, DateTime.UnixEpoch, null, 7))
            .On<IBoardGrain, BoardPage<PublicationNote>>("Publications", new BoardPage<PublicationNote>(
                1, [new PublicationNote(PublicationId.Parse(Id), new DateOnly(2026, 4, 28), new DateOnly(2026, 5, 7), 1, 0, false)], 3));
    }

    public async ValueTask DisposeAsync() => await _edge.DisposeAsync();

    [Fact]
    public async Task Everybody_reads_a_board_with_its_days_left_and_nobody_without_a_token_learns_an_id()
    {
        using var anyone = _edge.Anonymous();
        var list = await anyone.GetAsync($"/api/v1/boards?area={SmallRegister.Township}").Json();
        Assert.Equal((Id, "open", 7), (Text(list["items"]![0]!, "id"), Text(list["items"]![0]!, "state"), list["items"]![0]!["daysLeft"]!.GetValue<int>()));

        var item = (await anyone.GetAsync(Path).Json())["items"]![0]!;
        Assert.Equal(("王**", 1), (Text(item, "name"), item["objections"]!.GetValue<int>()));
        Assert.Null(item["person"]);
        var fact = Assert.Single(item["facts"]!.AsArray())!;
        Assert.Equal(("考核等次", "excellent", "qualified"), (Text(fact, "title"), Text(fact, "value"), Text(fact, "before")));

        var staff = (await _edge.County().GetAsync(Path).Json())["items"]![0]!;
        Assert.Equal(Person.Value, Text(staff, "person"));
    }

    [Fact]
    public async Task A_reader_who_holds_the_version_gets_304_and_one_in_another_language_does_not()
    {
        using var anyone = _edge.Anonymous();
        using var first = await anyone.GetAsync(Path);
        async Task<HttpStatusCode> Again(string language)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, Path);
            request.Headers.TryAddWithoutValidation("If-None-Match", first.Headers.ETag!.Tag);
            request.Headers.AcceptLanguage.ParseAdd(language);
            using var answer = await anyone.SendAsync(request);
            return answer.StatusCode;
        }

        Assert.Equal((HttpStatusCode.NotModified, HttpStatusCode.OK), (await Again("zh-CN"), await Again("en")));
    }

    [Fact]
    public async Task What_is_not_there_reads_alike_for_everybody()
    {
        using var anyone = _edge.Anonymous();
        await anyone.GetAsync("/api/v1/boards?area=990101").Problem(404, "areas.unknown");
        await anyone.GetAsync("/api/v1/boards?area=14").Problem(404, "areas.unknown");
        await anyone.GetAsync("/api/v1/boards/141129100-stars").Problem(400, "http.invalid-parameter");
        _edge.Grains.On<IPublicationGrain, PublicationView?>("Read", null).On<IObjectionGrain, ObjectionView?>("Read", null);
        await anyone.GetAsync(Path).Problem(404, "boards.unknown");
        await anyone.GetAsync("/api/v1/objections/141129-00000000").Problem(404, "objections.unknown");
    }

    [Fact]
    public async Task Without_a_token_an_objection_needs_a_random_key_is_nobodys_and_an_address_sends_few()
    {
        using var anyone = _edge.Anonymous();
        await anyone.Post($"{Path}/objections", Grounds, "1").Problem(400, "objections.key-not-random");
        await anyone.Post($"{Path}/objections", new { item = 2, grounds = "该同志本年度考核漏计一项加分。" }, Guid.NewGuid().ToString()).Problem(404, "publications.unknown-item");
        await anyone.Post($"{Path}/objections", new { item = 1, grounds = "张三 11010519491231002X 未到岗" }, Guid.NewGuid().ToString()).Problem(400, "people.personal-text");

        await anyone.Post($"{Path}/objections", Grounds, Guid.NewGuid().ToString()).Json(201);
        var sent = _edge.Grains.Calls.SelectMany(call => call.Arguments).OfType<Command<LodgeObjection>>().Single();
        Assert.Equal(("system:public", null, Person.Value), (sent.Actor, sent.Body.By, sent.Body.Item));
        Assert.Equal(ObjectionId.Of(Village, sent.Id), sent.Body.Objection);

        using var refused = await anyone.Post($"{Path}/objections", Grounds, Guid.NewGuid().ToString());
        Assert.Equal((HttpStatusCode.TooManyRequests, true), (refused.StatusCode, refused.Headers.RetryAfter is not null));
        await _edge.County().Post($"{Path}/objections", Grounds, "of-a-clerk").Json(201);
    }

    private static string? Text(System.Text.Json.Nodes.JsonNode node, string member) => node[member]?.GetValue<string>();
}
