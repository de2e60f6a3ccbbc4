using Villages.Domain;
using Villages.Domain.Areas;
using Villages.Domain.Posts;
using Villages.Domain.Readings;
using Villages.Domain.VillageLife;
using Villages.Grains.Cycles;
using Villages.Grains.Journaling;

namespace Villages.Grains.Areas;

[GrainType("village")]
internal sealed class VillageGrain(JournalAccess access, IAreaRegister register, IndicatorCatalogue indicators, LiveVillages live)
    : JournalGrain<VillageState>(access), IVillageGrain
{
    private volatile PreparedView? _prepared;

    protected override AreaCode Area => State.Code;

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        live.Leave(Key, this);
        return base.OnDeactivateAsync(reason, cancellationToken);
    }

    public Task<VillageView> Read()
    {
        live.Enter(Key, this);
        return Task.FromResult(Look());
    }

    /// <summary>A message that got here shows that the village lives here, so it enters now and not at its activation, which may yet fail.</summary>
    public Task Stay()
    {
        live.Enter(Key, this);
        return Task.CompletedTask;
    }

    /// <summary>The view is made once per state, register and day; readers in between share it. Safe on any thread: it reads one immutable value.</summary>
    public VillageView Look()
    {
        var (fold, tree, today, prepared) = (Present, register.Tree, Clock.Today(), _prepared);
        if (prepared is null || !ReferenceEquals(prepared.Fold, fold) || !ReferenceEquals(prepared.Tree, tree) || prepared.Today != today)
        {
            _prepared = prepared = new PreparedView(fold, tree, today, VillageViews.View(fold.State, fold.Number, tree, today));
        }

        return prepared.View;
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

    public Task<Outcome<Receipt>> Note(Command<NoteGridWorkerWithdrawn> command) => Commit(command, VillageRule.Decide);

    public Task<Outcome<Receipt>> Note(Command<NoteCentre> command) => Commit(command, VillageRule.Decide);

    public Task<Outcome<Receipt>> Note(Command<NoteCentreClosed> command) => Commit(command, VillageRule.Decide);

    public Task<Outcome<Receipt>> Note(Command<NoteSecretaryStars> command) => Commit(command, VillageRule.Decide);

    private sealed record PreparedView(StreamFold<VillageState> Fold, AreaTree Tree, DateOnly Today, VillageView View);
}
