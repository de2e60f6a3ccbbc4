using Orleans.Concurrency;
using Villages.Domain;
using Villages.Domain.Publications;

namespace Villages.Grains.Publications;

/// <summary>One notice on a board (公示): its items, its window, and the objections that hold an item. Key: <c>publication/&lt;publication id&gt;</c>.</summary>
[Alias("publications.publication-grain")]
public interface IPublicationGrain : IGrainWithStringKey
{
    /// <summary>Null when no such notice was opened.</summary>
    [AlwaysInterleave, Alias("read")]
    Task<PublicationView?> Read();

    [Alias("open")]
    Task<Outcome<Receipt>> Open(Command<OpenPublication> command);

    [Alias("lodge")]
    Task<Outcome<Receipt>> Lodge(Command<LodgeObjection> command);

    [Alias("settle")]
    Task<Outcome<Receipt>> Settle(Command<SettleObjection> command);

    [Alias("close")]
    Task<Outcome<Receipt>> Close(Command<CloseWindow> command);

    [Alias("supersede")]
    Task<Outcome<Receipt>> Supersede(Command<SupersedePublication> command);

    [Alias("carry")]
    Task<Outcome<Receipt>> Carry(Command<CarryObjections> command);
}
