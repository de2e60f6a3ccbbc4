using System.Net;
using Villages.Domain;
using Villages.Domain.Objections;
using Villages.Domain.Publications;
using Villages.Grains.Objections;
using Villages.Grains.Publications;
using Villages.Host.Objections;
using Villages.Host.Tests.Hosting;

namespace Villages.Host.Tests.Objections;

/// <summary>What a number alone tells, what an office reads, and that a ruling asks no more than it may.</summary>
public sealed class ObjectionTests : IAsyncLifetime
{
    private const string Number = "141129-7ZK3Q0XW";
    private const string Path = $"/api/v1/objections/{Number}";
    private const string Secret = "只有承办人看得到的文字";

    private static readonly PublicationId Notice = PublicationId.Parse("141129100-stars-2025-2");
    private static readonly PersonId Person = PersonId.Parse("141129-0123456789abcdefghjk");
    private static readonly AreaCode Village = AreaCode.Parse(SmallRegister.Village);
    private static readonly DateOnly Day = new(2026, 4, 20);

    private EdgeHost _edge = null!;

    public async ValueTask InitializeAsync()
    {
        _edge = await EdgeHost.Start();
        var note = new ObjectionNote(ObjectionId.Parse(Number), Notice, Village, ObjectionPhase.Appealed, Day, Day, new DateOnly(2026, 4, 30), Ruling.Rejected);
        _edge.Grains
            .On<IObjectionGrain, ObjectionView?>("Read", new ObjectionView(
                note, Person.Value, Person, Secret, "zhang", "wang", [new Finding(Secret, "wang", Day)],
                [new GivenRuling(Ruling.Rejected, "经复核，原计分无误。", [], AreaCode.Parse(SmallRegister.Township), "wang", Day)], new Appeal(Secret, "zhang", Day), 6))
            .On<IPublicationGrain, PublicationView?>("Read", new PublicationView(
                Notice, Day, Day, [Item("another"), Item(Person.Value)], null, null, DateTime.UnixEpoch, null, 7));
    }

    public ValueTask DisposeAsync() => _edge.DisposeAsync();

    [Fact]
    public async Task The_number_alone_tells_where_it_stands_and_neither_who_nor_what_was_found()
    {
        using var anyone = _edge.Anonymous();
        var told = await anyone.GetAsync(Path.ToLowerInvariant()).Json();
        Assert.Equal(
            [("number", Number), ("publication", Notice.ToString()), ("item", "2"), ("phase", "appealed"), ("lodgedOn", "2026-04-20"), ("dueOn", "2026-04-30"), ("overdue", "true"),
                ("ruling", "rejected"), ("reason", "经复核，原计分无误。")],
            told.AsObject().Select(member => (member.Key, member.Value!.ToString())));
    }

    [Fact]
    public async Task An_item_that_the_correction_no_longer_has_is_left_out()
    {
        _edge.Grains.On<IPublicationGrain, PublicationView?>("Read", new PublicationView(Notice, Day, Day, [Item("another")], null, null, DateTime.UnixEpoch, null, 7));
        Assert.Null((await _edge.Anonymous().GetAsync(Path).Json())["item"]);
    }

    [Fact]
    public async Task An_office_in_charge_reads_the_whole_file_and_another_reads_that_there_is_none()
    {
        var file = await _edge.As(Roles.Township, SmallRegister.Township).GetAsync($"{Path}/file").Json();
        Assert.Equal((Secret, "zhang", Person.Value, 2), (
            file["grounds"]!.GetValue<string>(), file["by"]!.GetValue<string>(), file["person"]!.GetValue<string>(), file["item"]!.GetValue<int>()));
        await _edge.As(Roles.Township, SmallRegister.Sibling).GetAsync($"{Path}/file").Problem(404, "objections.unknown");
        await _edge.Anonymous().GetAsync($"{Path}/file").Problem(401, "access.unauthenticated");
        await _edge.As(Roles.Township, SmallRegister.Sibling).Post($"{Path}/acceptance", null).Problem(404, "objections.unknown");
        Assert.Empty(_edge.Grains.Commands<AcceptObjection>());
    }

    [Fact]
    public async Task A_ruling_is_given_for_the_area_of_whoever_gives_it()
    {
        await _edge.County().Post($"{Path}/ruling", new { ruling = "upheld", reason = "情况属实，予以更正。", corrections = new[] { Guid.NewGuid() } }).Json();
        var ruling = _edge.Grains.Commands<RuleObjection>().Single().Body;
        Assert.Equal((Ruling.Upheld, AreaCode.Parse(SmallRegister.County), 1), (ruling.Ruling, ruling.Level, ruling.Corrections.Count));
    }

    [Fact]
    public async Task More_corrections_than_a_ruling_takes_are_not_looked_up()
    {
        var many = Enumerable.Range(0, RulingRule.MostCorrections + 1).Select(_ => Guid.NewGuid());
        await _edge.County().Post($"{Path}/ruling", new { ruling = "upheld", reason = "情况属实，予以更正。", corrections = many }).Problem(400, "objections.corrections");
        Assert.Empty(_edge.Grains.Calls);
    }

    [Fact]
    public async Task Without_a_token_an_appeal_needs_a_random_key_and_comes_from_nobody()
    {
        using var anyone = _edge.Anonymous();
        var appeal = new { grounds = "结论没有回应所提的问题。" };
        await anyone.Post($"{Path}/appeal", appeal, "1").Problem(400, "objections.key-not-random");
        await anyone.Post($"{Path}/appeal", appeal, Guid.NewGuid().ToString()).Json();
        await _edge.As(Roles.Member, SmallRegister.Elsewhere, "zhang").Post($"{Path}/appeal", appeal, "1").Json();
        Assert.Equal(["system:public", "zhang"], _edge.Grains.Commands<AppealObjection>().Select(command => command.Actor));
    }

    [Theory]
    [InlineData("192.0.2.7", "192.0.2.7")]
    [InlineData("::ffff:192.0.2.7", "192.0.2.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::")]
    public void A_network_of_one_house_counts_as_one_address(string address, string place) =>
        Assert.Equal(IPAddress.Parse(place), ObjectionRates.PlaceOf(IPAddress.Parse(address)));

    private static PublishedItem Item(string key) => new(new PublicationItem(key, Village, null, []), false, 0);
}
