using System.Text;

namespace Villages.Journal.Tests.Privacy;

/// <summary>Personal fields: readable while the person's key exists, and never again after it was erased.</summary>
public abstract class VaultConformance(TestedEngine engine) : JournalConformance(engine)
{
    private const string Person = "p-01";
    private const string Name = "李明";
    private const string IdNumber = "142332197001010011";

    [Theory]
    [InlineData(Name)]
    [InlineData("")]
    [InlineData("a\0b 𠮷")]
    public async Task What_was_sealed_is_opened_as_it_was(string text)
    {
        var ciphertext = await Vault.Seal(Person, "name", text);

        Assert.Matches("^v1\\.[A-Za-z0-9_-]+$", ciphertext);
        Assert.Equal(text, await Vault.Open(Person, "name", ciphertext));
    }

    [Fact]
    public async Task The_same_text_seals_alike_in_its_own_place_and_nowhere_else()
    {
        var ciphertext = await Vault.Seal(Person, "name", Name);

        Assert.Equal(ciphertext, await Vault.Seal(Person, "name", Name));
        Assert.NotEqual(ciphertext, await Vault.Seal(Person, "name", Name + "。"));
        Assert.NotEqual(ciphertext[..16], (await Vault.Seal(Person, "phone", Name))[..16]);
        Assert.NotEqual(ciphertext[..16], (await Vault.Seal("p-02", "name", Name))[..16]);
    }

    [Fact]
    public async Task Ciphertext_outlives_a_restart()
    {
        var ciphertext = await Vault.Seal(Person, "name", Name);

        await Reopen();

        Assert.Equal(Name, await Vault.Open(Person, "name", ciphertext));
    }

    [Fact]
    public async Task Ciphertext_moved_to_another_field_or_person_or_changed_is_not_opened()
    {
        var ciphertext = await Vault.Seal(Person, "name", Name);
        await Vault.Seal("p-02", "name", Name);
        var changed = ciphertext[..^3] + (ciphertext[^3] == 'A' ? 'B' : 'A') + ciphertext[^2..];

        await Assert.ThrowsAnyAsync<Exception>(async () => await Vault.Open(Person, "phone", ciphertext));
        await Assert.ThrowsAnyAsync<Exception>(async () => await Vault.Open("p-02", "name", ciphertext));
        await Assert.ThrowsAnyAsync<Exception>(async () => await Vault.Open(Person, "name", changed));
    }

    [Fact]
    public async Task After_erasure_fields_are_unreadable_and_the_chain_still_verifies()
    {
        var ciphertext = await Vault.Seal(Person, "name", Name);
        var other = await Vault.Seal("p-02", "name", Name);
        await Vault.Identify(IdNumber, Person);
        var commit = await Accepted(A.First(new(0, $"person/{Person}"), $$"""{"name":"{{ciphertext}}"}"""));

        await Vault.Erase(Person);

        Assert.Null(await Vault.Open(Person, "name", ciphertext));
        Assert.Null(await Vault.Find(IdNumber));
        Assert.Equal(Name, await Vault.Open("p-02", "name", other));
        Assert.Null((await Verifier.Verify()).FirstBroken);
        Assert.Equal(commit.Data, Assert.Single(await Journal.Read(commit.Stream)).Data);

        await Reopen();
        Assert.Null(await Vault.Open(Person, "name", ciphertext));
    }

    [Fact]
    public async Task Erasing_twice_or_somebody_unknown_changes_nothing()
    {
        var other = await Vault.Seal("p-02", "name", Name);

        await Vault.Erase(Person);
        await Vault.Erase(Person);

        Assert.Equal(Name, await Vault.Open("p-02", "name", other));
    }

    [Fact]
    public async Task An_id_number_keeps_the_person_it_was_given_first()
    {
        Assert.Null(await Vault.Find(IdNumber));
        Assert.Equal(Person, await Vault.Identify(IdNumber, Person));
        Assert.Equal(Person, await Vault.Identify(IdNumber, "p-02"));
        Assert.Equal("p-02", await Vault.Identify("142332197001010038", "p-02"));

        await Reopen();
        Assert.Equal(Person, await Vault.Find(IdNumber));
    }

    [Fact]
    public async Task Racing_identifications_agree_on_one_person()
    {
        if (Engine.HasSeveralWriters)
        {
            await Open();
        }

        var given = await Task.WhenAll(Enumerable.Range(0, 60).Select(candidate => Vaults[candidate % Vaults.Count].Identify(IdNumber, $"p-{candidate}").AsTask()));

        Assert.Single(given.Distinct());
        Assert.Equal(given[0], await Vault.Find(IdNumber));
    }

    [Fact]
    public async Task A_crowd_of_new_and_known_persons_is_told_apart()
    {
        if (Engine.HasSeveralWriters)
        {
            await Open();
        }

        static string NumberOf(int person) => $"14233219700101{person:0000}";
        for (var person = 0; person < 300; person += 3)
        {
            await Vault.Seal(await Vault.Identify(NumberOf(person), $"known-{person}"), "name", "already");
        }

        // Everybody twice, in opposite orders.
        var crowd = await Task.WhenAll(Enumerable.Range(0, 300).Concat(Enumerable.Range(0, 300).Reverse()).Select(async (person, turn) =>
        {
            var vault = Vaults[turn % Vaults.Count];
            var id = await vault.Identify(NumberOf(person), $"new-{person}");
            return (Person: person, Id: id, Ciphertext: await vault.Seal(id, "name", $"name {person}"));
        }));

        await Reopen();
        foreach (var (person, id, ciphertext) in crowd)
        {
            Assert.Equal(person % 3 == 0 ? $"known-{person}" : $"new-{person}", id);
            Assert.Equal($"name {person}", await Vault.Open(id, "name", ciphertext));
        }
    }

    [Fact]
    public async Task Racing_first_seals_of_one_person_can_all_be_opened()
    {
        if (Engine.HasSeveralWriters)
        {
            await Open();
        }

        var sealing = Enumerable.Range(0, 60).Select(field => Vaults[field % Vaults.Count].Seal(Person, $"field-{field}", $"value {field}").AsTask());
        var ciphertexts = await Task.WhenAll(sealing);

        await Reopen();
        foreach (var (field, ciphertext) in ciphertexts.Index())
        {
            Assert.Equal($"value {field}", await Vault.Open(Person, $"field-{field}", ciphertext));
        }
    }

    [Fact]
    public async Task Digests_are_keyed_stable_and_32_bytes_long()
    {
        var digest = Vault.Digest("body"u8);
        var other = Vault.Digest("Body"u8);
        await Reopen();

        Assert.Equal(32, digest.Length);
        Assert.Equal(digest, Vault.Digest("body"u8));
        Assert.NotEqual(digest, other);
        Assert.NotEqual(System.Security.Cryptography.SHA256.HashData("body"u8), digest);
    }

    [Fact]
    public async Task Neither_names_nor_id_numbers_lie_in_the_database_in_the_clear()
    {
        await Vault.Identify(IdNumber, Person);
        await Vault.Seal(Person, "name", Name);
        await CloseAll();

        var stored = await Engine.EverythingStored();

        Assert.Equal(-1, stored.AsSpan().IndexOf(Encoding.UTF8.GetBytes(IdNumber)));
        Assert.Equal(-1, stored.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Name)));
        Assert.NotEqual(-1, stored.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Person)));
    }
}
