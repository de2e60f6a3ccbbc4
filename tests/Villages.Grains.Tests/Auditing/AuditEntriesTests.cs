using System.Text;
using Villages.Domain;
using Villages.Domain.Events;
using Villages.Domain.People;
using Villages.Grains.Auditing;
using Villages.Journal;
using Villages.Journal.Auditing;

namespace Villages.Grains.Tests.Auditing;

/// <summary>What the audit list reads from a commit.</summary>
public sealed class AuditEntriesTests
{
    private const string One = "141129-0123456789abcdefghjk";
    private const string Two = "141129-zzzzzzzzzzzzzzzzzzzz";

    [Fact]
    public void Who_is_named_is_found_wherever_an_id_stands() => Assert.Equal(
        [One, Two],
        Entry($$$"""[{"type":"a.done.v1","body":{"deep":[{"who":"{{{One}}}","again":"{{{One}}}"}],"by":{"{{{Two}}}":1},"text":"about {{{Two}}}"}}]""").Persons);

    [Theory]
    [InlineData("person")]
    [InlineData("official")]
    [InlineData("party-member")]
    public void A_persons_own_stream_and_a_key_of_one_name_the_person(string kind)
    {
        Assert.Equal([One], Entry("[]", $"{kind}/{One}").Persons);
        Assert.Equal([Two], Entry($$$"""[{"type":"a.done.v1","body":{"target":"{{{kind}}}/{{{Two}}}"}}]""").Persons);
    }

    [Fact]
    public void How_the_command_came_is_told_and_is_no_type_of_its_own()
    {
        var origin = new CommandOrigin("township", AreaCode.Parse("141129100"), "203.0.113.7", "复核");
        var died = new PersonDied(PersonId.Parse(One), new DateOnly(2026, 3, 1));

        var entry = Entry(Encoding.UTF8.GetString(EventCodec.Default.Encode([died, died, origin])));

        Assert.Equal(("township", "141129100", "203.0.113.7", "复核"), (entry.Role, entry.CallerArea, entry.Address, entry.Reason));
        Assert.Equal(["people.died.v1"], entry.Types);
        Assert.Equal([One], entry.Persons);
    }

    [Fact]
    public void A_commit_from_before_origins_and_one_of_a_newer_version_are_listed_too()
    {
        var entry = Entry($$$"""[{"type":"later.invented.v9","body":{"person":"{{{One}}}"}}]""");

        Assert.Equal((null, null, null, null), (entry.Role, entry.CallerArea, entry.Address, entry.Reason));
        Assert.Equal(["later.invented.v9"], entry.Types);
        Assert.Equal([One], entry.Persons);
    }

    [Fact]
    public void What_the_house_does_by_itself_is_not_listed() =>
        Assert.Empty(AuditEntries.Of([Commit("[]", "village/141129100201") with { Actor = SystemActor.Of("import") }]));

    [Fact]
    public void A_reason_that_a_database_would_not_keep_is_listed_without_what_it_would_not_keep()
    {
        var entry = Entry("""[{"type":"commands.origin.v1","body":{"role":"township","area":"141129100","reason":"check\u0000ed\u001b file"}}]""");
        Assert.Equal("check ed  file", entry.Reason);
    }

    private static AuditEntry Entry(string data, string stream = "village/141129100201") => Assert.Single(AuditEntries.Of([Commit(data, stream)]));

    private static Commit Commit(string data, string stream) => new()
    {
        Stream = new Journal.StreamId(141129, stream), Number = 1, CommandId = Guid.CreateVersion7(), BodyHash = [], Kind = "a.do", Data = Encoding.UTF8.GetBytes(data),
        Actor = "li.ming", Area = "141129", EffectiveOn = new DateOnly(2026, 3, 2), RecordedAt = DateTime.UnixEpoch, Hash = [],
    };
}
