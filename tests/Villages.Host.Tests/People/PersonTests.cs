using Villages.Domain;
using Villages.Domain.People;
using Villages.Grains.Commands;
using Villages.Grains.People;
using Villages.Host.Tests.Hosting;

namespace Villages.Host.Tests.People;

public sealed class PersonTests : IAsyncLifetime
{
    private const string Id = "141129-0123456789abcdefghjk";

    private EdgeHost _edge = null!;

    public async ValueTask InitializeAsync()
    {
        _edge = await EdgeHost.Start();
        var cipher = Sealed.Parse("v1.AAAA");
        _edge.Grains
            .On<IIdentityGrain, SealedIdentity>("Seal", new SealedIdentity(PersonId.Parse(Id), new RegisterPerson(cipher, cipher, cipher)))
            .On<IIdentityGrain, PersonId?>("Find", PersonId.Parse(Id))
            .On<IPersonGrain, MaskedPerson?>("Read", new MaskedPerson { Id = PersonId.Parse(Id), Version = 2, MaskedName = "王＊＊", MaskedIdNumber = "14**************11", BirthYear = 1980 });
    }

    public ValueTask DisposeAsync() => _edge.DisposeAsync();

    [Fact]
    public async Task A_person_is_registered_sealed_and_found_at_its_address()
    {
        using var response = await _edge.County().Post("/api/v1/persons", Person());
        Assert.Equal($"/api/v1/persons/{Id}", response.Headers.Location!.ToString());
        var command = _edge.Grains.Commands<RegisterPerson>().Single();
        Assert.StartsWith("v1.", command.Body.Name.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_registered_somebody_else_is_refused_before_anything_is_sealed()
    {
        var receipt = new Receipt(StreamKey.Parse($"person/{Id}"), 1, 4096, default, DateTime.UnixEpoch);
        _edge.Grains.On<ICommandsGrain, IReadOnlyList<CommandTrace>>("Find", [new(receipt, "people.register", "141129", "tester", default)]);
        _edge.Grains.On<IIdentityGrain, PersonId?>("Find", null);
        await _edge.County().Post("/api/v1/persons", Person()).Problem(422, "commands.key-reused");
        Assert.Empty(_edge.Grains.Commands<RegisterPerson>());
    }

    [Fact]
    public async Task A_wrong_id_number_is_refused_without_being_repeated()
    {
        var problem = await _edge.County().Post("/api/v1/persons", Person("110105194912310021")).Problem(400, "people.id-number-invalid");
        Assert.NotNull(problem["errors"]!["$.idNumber"]);
        Assert.DoesNotContain("110105194912310021", problem.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_township_registers_people_of_its_county_and_of_no_other()
    {
        using var township = _edge.As(Roles.Township, SmallRegister.Township);
        await township.Post("/api/v1/persons", Person()).Json(201);
        await township.Post("/api/v1/persons", Person(county: SmallRegister.Elsewhere), "2").Problem(404, "areas.unknown");
    }

    [Fact]
    public async Task A_township_sees_a_person_only_through_a_post_in_its_villages()
    {
        using var township = _edge.As(Roles.Township, SmallRegister.Township);
        await township.GetAsync($"/api/v1/persons/{Id}").Problem(404, "persons.unknown");
        Serves(SmallRegister.Neighbour);
        await township.GetAsync($"/api/v1/persons/{Id}").Problem(404, "persons.unknown");
        Serves(SmallRegister.Village);
        Assert.Equal("王＊＊", (await township.GetAsync($"/api/v1/persons/{Id}").Json())["maskedName"]!.GetValue<string>());
    }

    [Fact]
    public async Task What_an_official_did_elsewhere_is_left_out()
    {
        Serves(SmallRegister.Village, SmallRegister.Neighbour);
        var seen = await _edge.As(Roles.Township, SmallRegister.Township).GetAsync($"/api/v1/officials/{Id}").Json();
        Assert.Equal([SmallRegister.Village], seen["tenures"]!.AsArray().Select(t => t!["organisation"]!.GetValue<string>()));
        Assert.Equal("1581.10", seen["monthlyStarPay"]!.GetValue<string>());
    }

    private void Serves(params string[] villages) => _edge.Grains.On<IOfficialGrain, OfficialPage?>("Read", new OfficialPage
    {
        Id = PersonId.Parse(Id), Version = 3, Grids = [], StarRecords = [], MonthlyStarPay = 1581.1m,
        Tenures = [.. villages.Select(village => new Tenure(AreaCode.Parse(village), Position.Secretary, new DateOnly(2020, 1, 1)))],
    });

    private static object Person(string idNumber = "11010519491231002X", string county = SmallRegister.County) => new { county, idNumber, name = "王建国" };
}
