using Villages.Domain;
using Villages.Domain.Rulebooks;
using Villages.Grains.Journaling;

namespace Villages.Grains.Rulebooks;

[GrainType("rulebooks")]
internal sealed class RulebooksGrain(JournalAccess access) : JournalGrain<RulebooksState>(access), IRulebooksGrain
{
    public Task<RulebookList> List() =>
        Task.FromResult(new RulebookList(Number, [.. State.Adopted.Select(rulebook => rulebook with { Json = "" })]));

    public Task<AdoptedRulebook?> Read(string hash) => Task.FromResult(State.ByHash(hash));

    public Task<AdoptedRulebook?> InForce(string scheme, DateOnly on) => Task.FromResult(State.InForce(scheme, on));

    public Task<Outcome<Receipt>> Adopt(Command<AdoptRulebook> command) => Commit(command, RulebookAdoption.Decide);
}
