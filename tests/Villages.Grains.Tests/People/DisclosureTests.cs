using Villages.Domain;
using Villages.Domain.Accounts;
using Villages.Domain.Disclosures;
using Villages.Domain.People;
using Villages.Grains.Access;
using Villages.Grains.People;
using Villages.Testing;

namespace Villages.Grains.Tests.People;

/// <summary>Plain text leaves a person for whoever committed that it would, and for nobody else.</summary>
public sealed class DisclosureTests : IDisposable
{
    private const string Clerk = "clerk";

    private readonly TemporaryFolder _folder = new("disclosure");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Only_a_committed_disclosure_of_ones_own_opens_the_fields_it_names()
    {
        await using var county = await LiveCounty.Start(_folder.Path);
        await county.Settle();
        var grains = county.Grains;
        var person = await Register(county, grains);
        var command = new Command<DiscloseFields>(
            CommandId.Derive("test", "disclose"), Clerk, county.Clock.Instant() + TimeSpan.FromMinutes(10), new DiscloseFields(person, ["name", "phone"], "核对联系方式"));
        As(Clerk);
        var made = await grains.Disclosures(AccountId.Of(Clerk)).Disclose(command);
        Assert.True(made.Accepted, made.Refusal?.Message.English);
        Assert.Equal(made.Value, (await grains.Disclosures(AccountId.Of(Clerk)).Disclose(command)).Value);

        var plain = (await grains.Person(person).Reveal(command.Id)).Value!;
        Assert.Equal(("谷雨", "13800005678", null, null), (plain.Name, plain.Phone, plain.IdNumber, plain.BirthDate));
        Assert.DoesNotContain("谷雨", $"{plain} {(await grains.Person(person).Reveal(command.Id))}", StringComparison.Ordinal);
        Assert.Equal("disclosures.not-made", (await grains.Person(LiveCounty.SecretaryOf(LiveCounty.Villages[0])).Reveal(command.Id)).Refusal?.Code);

        county.Clock.JumpTo(county.Clock.GetUtcNow() + TimeSpan.FromMinutes(61));
        Assert.Equal("disclosures.over", (await grains.Person(person).Reveal(command.Id)).Refusal?.Code);
        As("another");
        Assert.Equal("disclosures.not-made", (await grains.Person(person).Reveal(command.Id)).Refusal?.Code);
        await Assert.ThrowsAsync<PrincipalMissingException>(() => grains.Disclosures(AccountId.Of(Clerk)).Disclose(command with { Actor = "another" }));
        Principal.Of("curiosity").Enter();
        await Assert.ThrowsAsync<PrincipalMissingException>(() => grains.Person(person).Reveal(command.Id));

        var seen = await Eventually.Gives("the person knows who saw", async () => await grains.Person(person).Seen(null, 10) is { Items.Count: > 0 } page ? page : null);
        Assert.Equal((Clerk, "township", "核对联系方式"), (seen.Items.Single().By, seen.Items.Single().Role, seen.Items.Single().Reason));
        var item = (await grains.Feed().Read(made.Value.Position - 1, 1)).Items[0];
        Assert.Equal((DisclosuresState.StreamOf(AccountId.Of(Clerk)).Text, LiveCounty.County), (item.Stream, item.Area));
    }

    [Fact]
    public async Task Everybody_who_ever_saw_a_person_is_found_page_by_page()
    {
        const int Count = Sightings.Most + 5;
        await using var county = await LiveCounty.Start(_folder.Path);
        await county.Settle();
        var grains = county.Grains;
        var person = grains.Person(await Register(county, grains));
        for (var i = 0; i < Count; i++)
        {
            await person.Note(county.Command(new NoteSeen(Clerk, "township", [PersonalField.Name], $"第{i}次核对", DateTime.UnixEpoch), $"{i}"));
        }

        var found = new List<string>();
        for (long? before = null; ;)
        {
            var page = (await person.Seen(before, 90))!;
            found.AddRange(page.Items.Select(item => item.Reason));
            if (!page.More)
            {
                break;
            }

            before = page.Items[^1].Number;
        }

        Assert.Equal(Enumerable.Range(0, Count).Reverse().Select(i => $"第{i}次核对"), found);
    }

    private static void As(string subject) => new Principal(subject, "township", AreaCode.Parse("141129100")).Enter();

    private static async Task<PersonId> Register(LiveCounty county, IGrainFactory grains)
    {
        var identity = await grains.Identity().Seal(new PlainIdentity(LiveCounty.County, "991129196001011234", "谷雨", "13800005678", Sex.Female));
        Assert.True((await grains.Person(identity.Id).Register(county.Command(identity.Registration, "person"))).Accepted);
        return identity.Id;
    }
}
