using Villages.Domain;
using Villages.Domain.Areas;
using Villages.Domain.Posts;
using Villages.Domain.Readings;
using Villages.Domain.VillageLife;
using Villages.Grains.Cycles;
using Villages.Grains.Journaling;

namespace Villages.Grains.Areas;

[GrainType("village")]
internal sealed class VillageGrain(JournalAccess access, IAreaRegister register, IndicatorCatalogue indicators)
    : JournalGrain<VillageState>(access), IVillageGrain
{
    private (VillageState State, AreaTree Tree, DateOnly Today, VillageView View)? _prepared;

    protected override AreaCode Area => State.Code;

    /// <summary>The view is made once per state, register and day; readers in between share it.</summary>
    public Task<VillageView> Read()
    {
        var (state, tree, today) = (State, register.Tree, Clock.Today());
        if (_prepared is not { } prepared || !ReferenceEquals(prepared.State, state) || !ReferenceEquals(prepared.Tree, tree) || prepared.Today != today)
        {
            _prepared = prepared = (state, tree, today, VillageViews.View(state, Number, tree, today));
        }

        return Task.FromResult(prepared.View);
    }

    public Task<NumberedSummary> Summarise() => Task.FromResult(new NumberedSummary(State.Code, Number, State.Summarise(Clock.Today())));

    public async Task<NumberedSummary> SummariseAt(long number)
    {
        await Reach(number);
        return await Summarise();
    }

    public async Task<VillageFacts> Facts(FactsQuery query)
    {
        var (state, number) = await Known(query.Known);
        return VillageViews.Facts(state, number, query);
    }

    public Task<Outcome<Receipt>> Record(Command<RecordReadings> command) =>
        Commit(command, (state, body) => VillageRule.Decide(state, body, indicators, Clock.Today()));

    public Task<Outcome<Receipt>> Fill(Command<FillPost> command) => Commit(command, (state, body) => VillageRule.Decide(state, body, Clock.Today()));

    public Task<Outcome<Receipt>> Vacate(Command<VacatePost> command) => Commit(command, (state, body) => VillageRule.Decide(state, body, Clock.Today()));

    public Task<Outcome<Receipt>> Withdraw(Command<WithdrawPost> command) => Commit(command, VillageRule.Decide);

    public Task<Outcome<Receipt>> Note(Command<NoteGrid> command) => Commit(command, VillageRule.Decide);

    public Task<Outcome<Receipt>> Note(Command<NoteGridClosed> command) => Commit(command, VillageRule.Decide);

    public Task<Outcome<Receipt>> Note(Command<NoteGridWorker> command) => Commit(command, VillageRule.Decide);

    public Task<Outcome<Receipt>> Note(Command<NoteCentre> command) => Commit(command, VillageRule.Decide);

    public Task<Outcome<Receipt>> Note(Command<NoteCentreClosed> command) => Commit(command, VillageRule.Decide);

    public Task<Outcome<Receipt>> Note(Command<NoteSecretaryStars> command) => Commit(command, VillageRule.Decide);
}
