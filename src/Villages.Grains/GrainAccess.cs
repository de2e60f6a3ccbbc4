using Villages.Domain;
using Villages.Domain.Accounts;
using Villages.Domain.Disclosures;
using Villages.Domain.Objections;
using Villages.Domain.Publications;
using Villages.Domain.Rulebooks;
using Villages.Grains.Accounts;
using Villages.Grains.Areas;
using Villages.Grains.Auditing;
using Villages.Grains.Boards;
using Villages.Grains.Calendars;
using Villages.Grains.Centres;
using Villages.Grains.Commands;
using Villages.Grains.Consequences;
using Villages.Grains.Cycles;
using Villages.Grains.Disclosures;
using Villages.Grains.Feed;
using Villages.Grains.Grids;
using Villages.Grains.Imports;
using Villages.Grains.Objections;
using Villages.Grains.People;
using Villages.Grains.Publications;
using Villages.Grains.Rulebooks;

namespace Villages.Grains;

/// <summary>The one place where a typed id becomes a grain: nobody names a grain by a bare string.</summary>
public static class GrainAccess
{
    public static IRegisterGrain Register(this IGrainFactory grains, AreaCode countyOrNation) =>
        grains.Grain<IRegisterGrain>(StreamKey.Of("register", countyOrNation.Value).Text);

    public static IVillageGrain Village(this IGrainFactory grains, AreaCode village) => grains.Grain<IVillageGrain>(village.Stream.Text);

    public static IAreaGrain Area(this IGrainFactory grains, AreaCode area) => grains.Grain<IAreaGrain>(area.Stream.Text);

    public static IPersonGrain Person(this IGrainFactory grains, PersonId person) => grains.Grain<IPersonGrain>(person.Person.Text);

    public static IOfficialGrain Official(this IGrainFactory grains, PersonId person) => grains.Grain<IOfficialGrain>(person.Official.Text);

    public static IDisclosuresGrain Disclosures(this IGrainFactory grains, AccountId account) =>
        grains.Grain<IDisclosuresGrain>(DisclosuresState.StreamOf(account).Text);

    public static IIdentityGrain Identity(this IGrainFactory grains) => grains.GetGrain<IIdentityGrain>(0);

    public static IGridGrain Grid(this IGrainFactory grains, GridId grid) => grains.Grain<IGridGrain>(grid.Stream.Text);

    public static ICentreGrain Centre(this IGrainFactory grains, CentreId centre) => grains.Grain<ICentreGrain>(centre.Stream.Text);

    public static IRulebooksGrain Rulebooks(this IGrainFactory grains, AreaCode county) =>
        grains.Grain<IRulebooksGrain>(RulebooksState.StreamOf(county).Text);

    public static IRulebookDrafts RulebookDrafts(this IGrainFactory grains, AreaCode county) =>
        grains.Grain<IRulebookDrafts>(RulebooksState.StreamOf(county).Text);

    public static IRulebookAmendments RulebookAmendments(this IGrainFactory grains, AreaCode county) =>
        grains.Grain<IRulebookAmendments>(RulebooksState.StreamOf(county).Text);

    public static ICycleGrain Cycle(this IGrainFactory grains, CycleId cycle) => grains.Grain<ICycleGrain>(cycle.Stream.Text);

    public static IPublicationGrain Publication(this IGrainFactory grains, PublicationId publication) => grains.Grain<IPublicationGrain>(publication.Stream.Text);

    public static IObjectionGrain Objection(this IGrainFactory grains, ObjectionId objection) => grains.Grain<IObjectionGrain>(objection.Stream.Text);

    public static IBoardGrain Board(this IGrainFactory grains, AreaCode county) => grains.Grain<IBoardGrain>(StreamKey.Of("board", county.Value).Text);

    public static ICalendarGrain Calendar(this IGrainFactory grains, AreaCode county) =>
        grains.Grain<ICalendarGrain>(StreamKey.Of("calendar", county.Value).Text);

    public static IAccountGrain Account(this IGrainFactory grains, AccountId account) => grains.Grain<IAccountGrain>(account.Stream.Text);

    /// <param name="import"><c>&lt;county&gt;-&lt;id&gt;</c></param>
    public static IImportGrain Import(this IGrainFactory grains, string import) => grains.Grain<IImportGrain>(StreamKey.Of("import", import).Text);

    public static ICommandsGrain Commands(this IGrainFactory grains) => grains.GetGrain<ICommandsGrain>(0);

    public static IFeedGrain Feed(this IGrainFactory grains) => grains.GetGrain<IFeedGrain>(0);

    public static IAuditGrain Audit(this IGrainFactory grains) => grains.GetGrain<IAuditGrain>(0);

    internal static IAuditListGrain AuditList(this IGrainFactory grains) => grains.Grain<IAuditListGrain>(StreamKey.Of("audit-list", "all").Text);

    internal static IRegisterSourceGrain RegisterSource(this IGrainFactory grains) => grains.GetGrain<IRegisterSourceGrain>(0);

    internal static ICycleAreaGrain CycleArea(this IGrainFactory grains, CycleId cycle, AreaCode township) =>
        grains.Grain<ICycleAreaGrain>(cycle.AreaStream(township).Text);

    internal static IConsequencesGrain Consequences(this IGrainFactory grains) => grains.Grain<IConsequencesGrain>(StreamKey.Of("consequences", "all").Text);
}
