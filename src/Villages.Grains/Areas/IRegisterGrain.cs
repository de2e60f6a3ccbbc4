using Villages.Domain;
using Villages.Domain.Areas;

namespace Villages.Grains.Areas;

/// <summary>The dated register of areas under one county, or of provinces, cities and counties. Key: <c>register/&lt;county&gt;</c> or <c>register/00</c>.</summary>
[Alias("areas.register-grain")]
public interface IRegisterGrain : IGrainWithStringKey
{
    [Alias("register")]
    Task<Outcome<Receipt>> Register(Command<RegisterAreas> command);

    [Alias("rename")]
    Task<Outcome<Receipt>> Rename(Command<RenameArea> command);

    [Alias("close")]
    Task<Outcome<Receipt>> Close(Command<CloseArea> command);
}
