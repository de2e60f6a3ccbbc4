using Villages.Domain;
using Villages.Domain.Rulebooks;
using Villages.Grains.Journaling;

namespace Villages.Grains.Rulebooks;

[GrainType("rulebooks")]
internal sealed class RulebooksGrain(JournalAccess access, IGrainFactory grains) : JournalGrain<RulebooksState>(access), IRulebooksGrain
{
    public Task<RulebookList> List() =>
        Task.FromResult(new RulebookList(Number, [.. State.Adopted.Select(rulebook => rulebook with { Json = "" })]));

    public Task<AdoptedRulebook?> Read(string hash) => Task.FromResult(State.ByHash(hash));

    public Task<AdoptedRulebook?> InForce(string scheme, DateOnly on) => Task.FromResult(State.InForce(scheme, on));

    public Task<Outcome<Receipt>> Adopt(Command<AdoptRulebook> command) => Commit(command, RulebookAdoption.Decide);

    /// <summary>A county that has rules has a calendar.</summary>
    protected override void Committed(Receipt receipt) => grains.Calendar(Area).Start().Ignore();
}
