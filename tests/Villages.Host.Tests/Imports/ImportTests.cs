using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Villages.Domain;
using Villages.Host.Imports;
using Villages.Host.Tests.Hosting;

namespace Villages.Host.Tests.Imports;

public sealed class ImportTests : IAsyncLifetime
{
    private EdgeHost _edge = null!;

    public async ValueTask InitializeAsync() => _edge = await EdgeHost.Start();

    public ValueTask DisposeAsync() => _edge.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_file_comes_as_body_or_as_form_and_is_answered_with_where_to_look(bool form)
    {
        HttpContent file = new StringContent("code,name\n141129,中阳县\n", Encoding.UTF8, "text/csv");
        using var content = form ? new MultipartFormDataContent { { file, "file", "areas.csv" } } : file;
        using var response = await _edge.County().Post("/api/v1/imports?kind=areas", content);
        Assert.Equal(202, (int)response.StatusCode);
        Assert.Equal("/api/v1/operations/141129-0123abcd", response.Headers.GetValues("Operation-Location").Single());
        Assert.NotNull(response.Headers.RetryAfter);
        Assert.StartsWith("code,name", Encoding.UTF8.GetString(_edge.Imports.Bytes), StringComparison.Ordinal);
        Assert.Equal([AreaCode.Parse(SmallRegister.County)], _edge.Imports.Received!.Scope);
    }

    [Fact]
    public async Task Faulty_rows_are_all_named()
    {
        _edge.Imports.Answer = new ImportReport
        {
            Kind = ImportKind.Areas, Rows = 3, FaultsTotal = 2, Imports = [],
            Faults = [new RowFault(2, "code", "imports.code", new("代码无效。", "No code.")), new RowFault(3, null, "imports.row", new("缺上级。", "No parent."))],
        };
        var problem = await _edge.County().Post("/api/v1/imports?kind=areas", Csv()).Problem(422, "imports.faulty-rows");
        Assert.Equal(["$.rows[2].code", "$.rows[3]"], problem["errors"]!.AsObject().Select(e => e.Key));
    }

    [Fact]
    public async Task A_file_that_was_only_checked_is_not_accepted()
    {
        _edge.Imports.Answer = new ImportReport { Kind = ImportKind.Areas, Rows = 3, FaultsTotal = 0, Imports = [], Faults = [] };
        await _edge.County().Post("/api/v1/imports?kind=areas&validateOnly=true", Csv()).Json();
        Assert.True(_edge.Imports.Received!.ValidateOnly);
    }

    [Theory]
    [InlineData("/api/v1/imports", "http.invalid-parameter")]
    [InlineData("/api/v1/imports?kind=0", "http.invalid-parameter")]
    [InlineData("/api/v1/imports?kind=villages", "http.invalid-parameter")]
    public async Task A_file_needs_a_known_kind(string path, string code) => await _edge.County().Post(path, Csv()).Problem(400, code);

    [Fact]
    public async Task A_file_does_no_more_than_whoever_sends_it_may_do_row_by_row()
    {
        using var personnel = _edge.Anonymous();
        personnel.DefaultRequestHeaders.Authorization = new("Bearer", _edge.Services.GetRequiredService<Villages.Host.Auth.TokenIssuer>().Issue(
            "platform", Roles.Integrator, AreaCode.Parse(SmallRegister.County), TimeSpan.FromHours(1), ["personnel"]));
        await personnel.Post("/api/v1/imports?kind=readings", Csv()).Problem(403, "access.denied");
        Assert.Null(_edge.Imports.Received);
        await personnel.Post("/api/v1/imports?kind=persons", Csv()).Json(202);
        Assert.False(_edge.Imports.Received!.MayRecordRemovals);
        await _edge.County().Post("/api/v1/imports?kind=persons", Csv()).Json(202);
        Assert.True(_edge.Imports.Received!.MayRecordRemovals);
    }

    [Fact]
    public async Task A_file_needs_a_key_and_a_role()
    {
        await _edge.County().Post("/api/v1/imports?kind=areas", Csv(), key: null).Problem(400, "http.idempotency-key-missing");
        await _edge.As(Roles.Township, SmallRegister.Township).Post("/api/v1/imports?kind=areas", Csv()).Problem(403, "access.denied");
    }

    private static StringContent Csv() => new("code,name\n", Encoding.UTF8, "text/csv");
}
