using Villages.Domain;
using Villages.Domain.Accounts;
using Villages.Domain.Centres;
using Villages.Domain.Cycles;
using Villages.Domain.Grids;
using Villages.Domain.Objections;
using Villages.Domain.People;
using Villages.Domain.Publications;
using Villages.Domain.Rulebooks;
using Villages.Domain.Rulebooks.Amendments;
using Villages.Domain.Rulebooks.Drafts;
using Villages.Domain.VillageLife;
using Villages.Grains.Accounts;
using Villages.Grains.Areas;
using Villages.Grains.Auditing;
using Villages.Grains.Boards;
using Villages.Grains.Centres;
using Villages.Grains.Commands;
using Villages.Grains.Cycles;
using Villages.Grains.Grids;
using Villages.Grains.Objections;
using Villages.Grains.People;
using Villages.Grains.Publications;
using Villages.Grains.Rulebooks;
using Villages.Host.Tests.Hosting;

namespace Villages.Host.Tests.Access;

/// <summary>Grains that have every object the matrix asks for, with canaries in what not everybody may read.</summary>
internal static class MatrixGrains
{
    /// <summary>Stands in everything that belongs to somebody: never in a refusal.</summary>
    public const string Canary = "金丝雀";

    public const string CanaryIdNumber = "140***********777X";
    public const decimal CanaryPay = 7777.77m;
    public const string Suspended = "suspended";

    private static readonly AreaCode Village = AreaCode.Parse(SmallRegister.Village);
    private static readonly PersonId Person = PersonId.Parse(MatrixRequests.Person);

    private static readonly PublicationNote Notice = new(
        PublicationId.Parse(MatrixRequests.Notice), new DateOnly(2026, 4, 1), new DateOnly(2026, 5, 9), 1, 0, false);

    private static readonly ObjectionNote Objection = new(
        ObjectionId.Parse(MatrixRequests.Objection), Notice.Publication, Village, ObjectionPhase.Investigated, Notice.From, Notice.From, Notice.To);

    private static readonly ChangeCounts Counts = new(5, 1, 1, 0, 100);

    private static readonly RulebookDraft Draft = new(
        MatrixRequests.Draft, "stars", "{}", null, "00", Canary, DraftPhase.Circulated, [], [], new DateOnly(2026, 4, 1), new DateOnly(2026, 5, 9));

    private static readonly Amendment Amendment = new(
        MatrixRequests.Draft, CycleId.Parse(MatrixRequests.Cycle), 1, "00", "h", Canary, Counts, [Person], "somebody-else", AmendmentPhase.Proposed, []);

    public static void HaveEverything(this GrainStubs grains)
    {
        grains.Feed(1);
        var cipher = Sealed.Parse("v1.AAAA");
        var receipt = new Receipt(StreamKey.Parse("cycle/stars-141129-2025"), 1, 4096, new CommandId(Guid.Parse(MatrixRequests.Command)), DateTime.UnixEpoch);
        grains
            .On<IAccountGrain>("Admit", (_, arguments) => Task.FromResult(((TakeRole)arguments[0]!).Subject == Suspended ? AccountRefusals.Suspended : null))
            .On<IAuditGrain, AuditListing>("Search", new AuditListing(1, 0, [], false))
            .On<IAuditGrain, AuditRecord?>("Read", new AuditRecord(1, new AuditItem(
                4096, DateTime.UnixEpoch, "somebody-else", null, null, null, "posts.fill", Village.Stream, 1, Village, default, [], [], Canary), [], false))
            .On<IAccountGrain, AccountView?>("Read", new AccountView(
                AccountId.Of("somebody"), "somebody", [new HeldRole("township", AreaCode.Parse(SmallRegister.County), DateTime.UnixEpoch)], [],
                new Suspension(Canary, "security", DateTime.UnixEpoch), 3, [AreaCode.Parse(SmallRegister.County)]))
            .On<IVillageGrain, NumberedSummary>("Summarise", new NumberedSummary(Village, 1, new VillageSummary(Village)))
            .On<IVillageGrain, VillageView>("Read", new VillageView
            {
                Code = Village, Name = Canary, Kind = Village.Kind, Version = 1, Summary = new VillageSummary(Village), Posts = [], Readings = [], Grids = [], Centres = [],
            })
            .On<IAreaGrain>("Children", (_, _) => Task.FromResult(new AreaChildren(1, [])))
            .On<ICentreGrain, CentreView?>("Read", new CentreView(CentreId.Parse($"{Village}-01"), CentreKind.Centre, Canary, 120, null, null, null, 1))
            .On<IGridGrain, GridView?>("Read", new GridView(GridId.Parse($"{Village}001"), Canary, 1, GridSetting.Rural, 60, null, null, null, null, 1))
            .On<IRulebooksGrain, RulebookList>("List", new RulebookList(1, []))
            .On<IRulebooksGrain, AdoptedRulebook?>("Read", new AdoptedRulebook("stars", new DateOnly(2023, 1, 1), 1, "00", "{}", Canary, 1))
            .On<IRulebookDrafts, DraftList>("List", new DraftList(1, [Draft]))
            .On<IRulebookDrafts, DraftView?>("Read", new DraftView(1, Draft, []))
            .On<IRulebooksGrain, AdoptedRulebook?>("InForce", new AdoptedRulebook("stars", new DateOnly(2023, 1, 1), 1, "00", "{}", Canary, 1))
            .On<IRulebookAmendments, AmendmentList>("List", new AmendmentList(1, [Amendment]))
            .On<ICycleGrain, Outcome<CycleComparison>>("Compare", new CycleComparison(
                1, "h", "00", true, Counts, [Person], [new ResultDifference(Result(SmallRegister.Village), Result(SmallRegister.Village), [], [])]))
            .On<IIdentityGrain, SealedIdentity>("Seal", new SealedIdentity(Person, new RegisterPerson(cipher, cipher, cipher)))
            .On<IPersonGrain, MaskedPerson?>("Read", new MaskedPerson
            {
                Id = Person, Version = 2, MaskedName = Canary, MaskedIdNumber = CanaryIdNumber, BirthYear = 1980, Erasure = new ErasureRequest(1, "somebody-else", Canary, "中组发〔2026〕2号", DateTime.UnixEpoch),
            })
            .On<IPersonGrain, Outcome<PlainPerson>>("Reveal", new PlainPerson { Name = Canary })
            .On<IPersonGrain, SightingPage?>("Seen", new SightingPage([], false))
            .On<IOfficialGrain, OfficialPage?>("Read", new OfficialPage
            {
                Id = Person, Version = 3, Grids = [], MonthlyStarPay = CanaryPay, Tenures = [new Tenure(Village, Position.Secretary, new DateOnly(2020, 1, 1))],
                StarRecords = [new StarRecordView { Cycle = CycleId.Parse(MatrixRequests.Cycle), Round = 1, Village = Village, MonthlyPay = CanaryPay, RulebookHash = "h" }],
            })
            .On<ICommandsGrain>("Find", (_, arguments) => Task.FromResult<IReadOnlyList<CommandTrace>>(
                arguments[0] is CommandId asked && asked == receipt.Command ? [new CommandTrace(receipt, "cycles.plan", SmallRegister.County, "somebody-else", default)] : []))
            .On<IPublicationGrain, PublicationView?>("Read", new PublicationView(
                Notice.Publication, Notice.From, Notice.To, [new PublishedItem(new PublicationItem(Person.Value, Village, Person, [new ShownFact("grade", "excellent")]), false, 1)], null, null, DateTime.UnixEpoch, null, 2))
            .On<IBoardGrain, BoardPage<PublicationNote>>("Publications", new BoardPage<PublicationNote>(1, [Notice], 3))
            .On<IBoardGrain, BoardPage<ObjectionNote>>("Objections", new BoardPage<ObjectionNote>(1, [Objection], 3))
            .On<IObjectionGrain, ObjectionView?>("Read", new ObjectionView(Objection, Person.Value, Person, Canary, "somebody-else", null, [], [], null, 4))
            .On<ICycleGrain, CycleView?>("Read", Cycle())
            .On<ICycleGrain, CycleResultPage>("Results", new CycleResultPage(2, [Result(SmallRegister.Village), Result(SmallRegister.Neighbour)], 5))
            .On<ICycleGrain, CycleExplanation?>("Explain", new CycleExplanation
            {
                Result = Result(SmallRegister.Village), RulebookHash = "h", Engine = 1, AsOf = new DateOnly(2025, 12, 31), FrozenAt = 4096, Lines = [],
            });
    }

    private static CycleResultView Result(string village) => new()
    {
        Person = Person, Village = AreaCode.Parse(village), VillageName = $"{Canary}{village}", Round = 1, MonthlyPay = CanaryPay,
    };

    private static CycleView Cycle() => new()
    {
        Id = CycleId.Parse(MatrixRequests.Cycle), Version = 9, Phase = CyclePhase.Publishing, Paused = false, Round = 1, AsOf = new DateOnly(2025, 12, 31), RulebookHash = "h",
        SubjectsTotal = 5, SubjectsDone = 5, EffectsTotal = 5, EffectsDone = 3, EffectsRefused = 0, PlannedAt = DateTime.UnixEpoch, PlannedBy = Canary, Held = 0,
        Grades = new Dictionary<string, int> { ["excellent"] = 1 },
        Areas = [new AreaProgress(AreaCode.Parse(SmallRegister.Township), 1, 2, 2, true), new AreaProgress(AreaCode.Parse(SmallRegister.Sibling), 1, 3, 3, true)],
    };
}
