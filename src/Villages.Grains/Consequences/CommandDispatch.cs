using Villages.Domain;
using Villages.Domain.Areas;
using Villages.Domain.Boards;
using Villages.Domain.Centres;
using Villages.Domain.Cycles;
using Villages.Domain.Grids;
using Villages.Domain.Objections;
using Villages.Domain.People;
using Villages.Domain.Posts;
using Villages.Domain.Publications;
using Villages.Domain.Readings;
using Villages.Domain.Stars;
using Villages.Domain.VillageLife;

namespace Villages.Grains.Consequences;

/// <summary>Sends a command body to the grain of its target: what consequences and imports have in hand is a body and a key, not a grain.</summary>
internal sealed class CommandDispatch(IGrainFactory grains)
{
    /// <summary>The body of a command that was kept as JSON under its kind.</summary>
    /// <exception cref="InvalidOperationException">No command has that kind.</exception>
    public static ICommandBody Body(string kind, string json) =>
        CommandCodec.TryDecode(kind, json, out var body) ? body : throw new InvalidOperationException($"No command is called '{kind}'.");

    public Task<Outcome<Receipt>> Send(StreamKey target, ICommandBody body, CommandId id, string actor, DateTime notAfter)
    {
        Command<T> As<T>(T typed)
            where T : ICommandBody => new(id, actor, notAfter, typed);

        return body switch
        {
            RegisterAreas b => grains.Register(AreaCode.Parse(target.Id)).Register(As(b)),
            RegisterPerson b => grains.Person(PersonId.Parse(target.Id)).Register(As(b)),
            RegisterGrid b => grains.Grid(GridId.Parse(target.Id)).Register(As(b)),
            AssignGridWorker b => grains.Grid(GridId.Parse(target.Id)).Assign(As(b)),
            EndGridAssignment b => grains.Grid(GridId.Parse(target.Id)).End(As(b)),
            RegisterCentre b => grains.Centre(CentreId.Parse(target.Id)).Register(As(b)),
            RecordReadings b => Village(target).Record(As(b)),
            FillPost b => Village(target).Fill(As(b)),
            VacatePost b => Village(target).Vacate(As(b)),
            WithdrawPost b => Village(target).Withdraw(As(b)),
            NoteGrid b => Village(target).Note(As(b)),
            NoteGridClosed b => Village(target).Note(As(b)),
            NoteGridWorker b => Village(target).Note(As(b)),
            NoteGridWorkerWithdrawn b => Village(target).Note(As(b)),
            NoteCentre b => Village(target).Note(As(b)),
            NoteCentreClosed b => Village(target).Note(As(b)),
            NoteSecretaryStars b => Village(target).Note(As(b)),
            NoteTenureBegun b => Official(target).Note(As(b)),
            NoteTenureEnded b => Official(target).Note(As(b)),
            NoteTenureWithdrawn b => Official(target).Note(As(b)),
            NoteGridWork b => Official(target).Note(As(b)),
            NoteGridWorkWithdrawn b => Official(target).Note(As(b)),
            NoteSeen b => grains.Person(PersonId.Parse(target.Id)).Note(As(b)),
            NoteErased b => Official(target).Note(As(b)),
            NoteDeath b => Official(target).Note(As(b)),
            SupersedePublication b => Publication(target).Supersede(As(b)),
            CarryObjections b => Publication(target).Carry(As(b)),
            SettleObjection b => Publication(target).Settle(As(b)),
            OpenObjection b => grains.Objection(ObjectionId.Parse(target.Id)).Open(As(b)),
            MoveObjection b => grains.Objection(ObjectionId.Parse(target.Id)).Move(As(b)),
            NotePublication b => grains.Board(AreaCode.Parse(target.Id)).Note(As(b)),
            NoteObjection b => grains.Board(AreaCode.Parse(target.Id)).Note(As(b)),
            NotePublicationClosed b => grains.Grain<Cycles.ICycleSteps>(target.Text).Note(As(b)),
            BeginAmendment b => grains.Grain<Cycles.ICycleSteps>(target.Text).Take(As(b)),
            NoteItemSettled b => grains.Grain<Cycles.ICycleSteps>(target.Text).Note(As(b)),
            RateSecretary b => Official(target).Rate(As(b)),
            EntitleStarPay b => Official(target).Entitle(As(b)),
            _ => throw new InvalidOperationException($"No grain takes '{body.Kind}' from a consequence or an import."),
        };
    }

    private Publications.IPublicationGrain Publication(StreamKey target) => grains.Publication(PublicationId.Parse(target.Id));

    private Areas.IVillageGrain Village(StreamKey target) => grains.Grain<Areas.IVillageGrain>(target.Text);

    private People.IOfficialGrain Official(StreamKey target) => grains.Grain<People.IOfficialGrain>(target.Text);
}
