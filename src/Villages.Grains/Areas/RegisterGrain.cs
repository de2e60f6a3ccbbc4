using Villages.Domain;
using Villages.Domain.Areas;
using Villages.Grains.Journaling;

namespace Villages.Grains.Areas;

[GrainType("register")]
internal sealed class RegisterGrain(JournalAccess access, IAreaRegister register) : JournalGrain<RegisterState>(access), IRegisterGrain
{
    public Task<Outcome<Receipt>> Register(Command<RegisterAreas> command) =>
        Commit(command, (state, body) => RegisterRule.Decide(state, body, Upper, Clock.Today()));

    public Task<Outcome<Receipt>> Rename(Command<RenameArea> command) =>
        Commit(command, (state, body) => RegisterRule.Decide(state, body, Clock.Today()));

    public Task<Outcome<Receipt>> Close(Command<CloseArea> command) =>
        Commit(command, (state, body) => RegisterRule.Decide(state, body, Clock.Today()));

    /// <summary>The register of provinces, cities and counties: a county's own register must find its county there.</summary>
    private RegisterState Upper => register.Tree.Register(AreaCode.Nation);
}
