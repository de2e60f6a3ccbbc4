using Villages.Domain;
using Villages.Domain.People;
using Villages.Grains;
using Villages.Grains.Journaling;
using Villages.Grains.People;
using Villages.Host.Access;
using Villages.Host.ApiDescription;
using Villages.Host.Areas;
using Villages.Host.Http;

namespace Villages.Host.People;

internal static class PersonEndpoints
{
    private const int MaximumNameLength = 60;

    public static void MapPersons(this RouteGroupBuilder api)
    {
        var persons = api.MapGroup("/persons").WithTags(Tags.People);
        persons.MapGet("/{personId}", Read).For(Operation.ReadPerson)
            .WithName("getPerson").WithSummary("人员（掩码） A person, masked").Produces<PersonResource>().Produces(304);
        persons.MapPost("", Register).For(Operation.RegisterPerson)
            .WithName("registerPerson").WithSummary("登记人员 Registers a person").Produces<WriteReceipt>(201);
        persons.MapPost("/{personId}/death", RecordDeath).For(Operation.WriteMasterData)
            .WithName("recordDeath").WithSummary("登记死亡 Records a death; posts still held end by it").Produces<WriteReceipt>();
    }

    private static async Task<IResult> Read(PersonId personId, Caller caller, PeopleInReach people, IGrainFactory grains) =>
        await people.Reaches(caller, personId) && await grains.Person(personId).Read() is { } view
            ? Versioned.Of(view.Version, PersonResource.Of(view))
            : EdgeProblems.UnknownPerson(personId.Value);

    private static async Task<IResult> Register(Intent intent, PersonRegistration body, KnownAreas known, CommandSender sender, IGrainFactory grains)
    {
        known.KeepingCounty(intent.Caller, Operation.RegisterPerson, body.County);
        if (!IdNumber.TryParse(body.IdNumber, null, out var number))
        {
            return EdgeProblems.IdNumberInvalid;
        }

        if (body.Name.Trim() is not { Length: > 0 and <= MaximumNameLength } name)
        {
            return EdgeProblems.NameInvalid;
        }

        var identity = grains.Identity();
        if (await sender.Before(intent, "person") is { } first && (await identity.Find(new PlainText(number.Value)))?.Person != first.Stream)
        {
            return Problem.Of(CommandRefusals.Reused);
        }

        var identified = await identity.Seal(new PlainIdentity(body.County, number.Value, name, body.Phone, number.Sex));
        return await sender.Send(
            intent, identified.Id.Person, identified.Registration, grains.Person(identified.Id).Register, Receipts.Created($"/api/v1/persons/{identified.Id}"));
    }

    private static async Task<IResult> RecordDeath(
        PersonId personId, Intent intent, Death body, PeopleInReach people, CommandSender sender, IGrainFactory grains) =>
        await people.Reaches(intent.Caller, personId)
            ? await sender.Send(intent, personId.Person, new RecordDeath(body.On), grains.Person(personId).RecordDeath, Receipts.Done)
            : EdgeProblems.UnknownPerson(personId.Value);
}

/// <param name="MaskedName">Surname only; left out when erased.</param>
/// <param name="Erased">The personal fields are gone for good.</param>
/// <param name="ErasureRequestedAt">An erasure waits for approval.</param>
public sealed record PersonResource(
    PersonId Id, long Version, string? MaskedName, string? MaskedIdNumber, int? BirthYear, DateOnly? DiedOn, bool Erased, DateTime? ErasureRequestedAt)
{
    internal static PersonResource Of(MaskedPerson v) =>
        new(v.Id, v.Version, v.MaskedName, v.MaskedIdNumber, v.BirthYear, v.DiedOn, v.Erased, v.Erasure?.At);
}

/// <param name="County">County that keeps the record.</param>
/// <param name="IdNumber">National ID number of 18 characters; stored as ciphertext, found by a keyed digest.</param>
public sealed record PersonRegistration(AreaCode County, [property: Identifies] string IdNumber, string Name, [property: Identifies] string? Phone)
{
    public override string ToString() => nameof(PersonRegistration);
}

public sealed record Death(DateOnly On);
