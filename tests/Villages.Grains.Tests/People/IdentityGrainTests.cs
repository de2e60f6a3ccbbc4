using Villages.Domain;
using Villages.Domain.People;
using Villages.Grains.Journaling;
using Villages.Grains.People;
using Villages.Journal;
using Villages.Journal.Privacy;

namespace Villages.Grains.Tests.People;

public class IdentityGrainTests
{
    private readonly IdentityGrain _identity = new(new SilentVault());

    /// <summary>A caller on another host cannot read the journal's own exception; before, it saw a fault of the server instead of an outage.</summary>
    [Fact]
    public async Task A_vault_that_does_not_answer_is_an_outage_to_who_seals_and_to_who_searches()
    {
        var person = new PlainIdentity(AreaCode.Parse("141129"), "991129196001011234", "谷雨", Phone: null, Sex.Female);

        await Assert.ThrowsAsync<TruthUnavailableException>(() => _identity.Seal(person));
        await Assert.ThrowsAsync<TruthUnavailableException>(() => _identity.Find(new PlainText("991129196001011234")));
    }

    private sealed class SilentVault : IPersonVault
    {
        public ValueTask<string> Seal(string personId, string field, string plaintext, CancellationToken cancellation = default) => throw Silence();

        public ValueTask<string?> Open(string personId, string field, string ciphertext, CancellationToken cancellation = default) => throw Silence();

        public ValueTask<string> Identify(string idNumber, string candidate, CancellationToken cancellation = default) => throw Silence();

        public ValueTask<string?> Find(string idNumber, CancellationToken cancellation = default) => throw Silence();

        public ValueTask Erase(string personId, CancellationToken cancellation = default) => throw Silence();

        public byte[] Digest(ReadOnlySpan<byte> bytes) => new byte[32];

        private static JournalUnavailableException Silence() => new("The vault does not answer.");
    }
}
