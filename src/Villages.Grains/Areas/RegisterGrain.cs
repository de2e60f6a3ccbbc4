using Villages.Domain;
using Villages.Domain.Areas;
using Villages.Grains.Journaling;

namespace Villages.Grains.Areas;

[GrainType("register")]
internal sealed class RegisterGrain(JournalAccess access) : JournalGrain<RegisterState>(access), IRegisterGrain
{
    public Task<Outcome<Receipt>> Register(Command<RegisterAreas> command) =>
        Commit(command, (state, body) => AreaRule.Decide(state, body, Clock.Today()));

    public Task<Outcome<Receipt>> Rename(Command<RenameArea> command) =>
        Commit(command, (state, body) => AreaRule.Decide(state, body, Clock.Today()));

    public Task<Outcome<Receipt>> Close(Command<CloseArea> command) =>
        Commit(command, (state, body) => AreaRule.Decide(state, body, Clock.Today()));
}
