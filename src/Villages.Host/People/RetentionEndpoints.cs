using Villages.Domain;
using Villages.Domain.Retention;
using Villages.Grains;
using Villages.Host.Access;
using Villages.Host.ApiDescription;
using Villages.Host.Http;

namespace Villages.Host.People;

/// <summary>How long a person's data may be kept, from the classes of <c>silo-config/retention.json</c>: for whoever reaches the county that keeps the record, because tenures of anywhere count.</summary>
internal static class RetentionEndpoints
{
    public static void MapRetention(this RouteGroupBuilder api) =>
        api.MapGet("/persons/{personId}/retention", Read).For(Operation.ReadPerson).WithTags(Tags.People)
            .WithName("getRetention").WithSummary("保存期限及依据 How long the data is kept, and why").Produces<RetentionResource>();

    private static async Task<IResult> Read(
        PersonId personId, Caller caller, HttpContext http, IGrainFactory grains, RetentionCatalogue catalogue, TimeProvider clock)
    {
        if (!caller.Reaches(personId.County) || await grains.Person(personId).Read() is not { } person)
        {
            return EdgeProblems.UnknownPerson(personId.Value);
        }

        var official = await grains.Official(personId).Read();
        var facts = RetentionFacts.Of(official?.Tenures ?? [], official?.Grids ?? [], person.DiedOn, clock.Today());
        var language = Language.Asked(http.Request);
        http.Response.Headers.ContentLanguage = language;
        return Results.Json(RetentionResource.Of(personId, person.Erased, facts, person.Erased ? null : RetentionRule.Governing(catalogue, facts), language), ApiJson.Options);
    }
}

/// <param name="Class">Code of the class that keeps the data longest; left out while no period has begun.</param>
/// <param name="StartedOn">Day on which the period began.</param>
/// <param name="DueOn">First day on which the data is kept longer than the class allows.</param>
/// <param name="Basis">Document on which the period rests.</param>
/// <param name="Action">What then becomes due; people decide.</param>
/// <param name="Why">In a sentence.</param>
public sealed record RetentionResource(
    PersonId Person, string? Class, string? ClassName, DateOnly? StartedOn, int? Years, DateOnly? DueOn, string? Basis, RetentionAction? Action, string Why)
{
    internal static RetentionResource Of(PersonId person, bool erased, RetentionFacts facts, RetentionDue? due, string language) => new(
        person, due?.Class.Code, due?.Class.Name.In(language), due?.StartedOn, due?.Class.Years, due?.DueOn, due?.Class.Basis, due?.Class.Action,
        Sentence(erased, facts, due).In(language));

    private static Text Sentence(bool erased, RetentionFacts facts, RetentionDue? due) =>
        erased ? new("个人信息已删除。", "The personal data was erased.")
        : due is { Class: var c } ? new(
            $"{Began(c.Starts).Chinese}（{due.StartedOn:yyyy-MM-dd}）起满 {c.Years} 年。", $"{c.Years} years after {Began(c.Starts).English}, {due.StartedOn:yyyy-MM-dd}.")
        : facts.HoldsPost ? new("仍在任职，期限尚未起算。", "A post is held; no period has begun.")
        : new("尚无起算事由。", "Nothing has happened yet that begins a period.");

    private static Text Began(RetentionStart start) => start == RetentionStart.Death
        ? new("自死亡之日", "the day of death")
        : new("自最后一次离任之日", "the end of the last tenure");
}
