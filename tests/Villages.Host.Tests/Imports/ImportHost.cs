using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Villages.Domain;
using Villages.Domain.Imports;
using Villages.Grains;
using Villages.Grains.Access;
using Villages.Grains.Areas;
using Villages.Host.Hosting;
using Villages.Host.Imports;
using Villages.Testing;

namespace Villages.Host.Tests.Imports;

/// <summary>A whole host on an empty data folder of its own.</summary>
internal sealed class ImportHost : IAsyncDisposable
{
    private readonly TemporaryFolder _data = new("import");

    private bool _stopped;

    private ImportHost() => App = Build(_data.Path);

    public WebApplication App { get; }

    public string DataFolder => _data.Path;

    /// <summary>Whoever asks for it acts as the house from then on.</summary>
    public IGrainFactory Grains
    {
        get
        {
            Principal.Of("test").Enter();
            return App.Services.GetRequiredService<IGrainFactory>();
        }
    }

    public IAreaRegister Register => App.Services.GetRequiredService<IAreaRegister>();

    public static async Task<ImportHost> Started()
    {
        var host = new ImportHost();
        await host.App.StartAsync();
        return host;
    }

    public async Task<long> Head() => (await Grains.Feed().Head()).Position;

    public Task<ImportReport> Accepted(ImportKind kind, params string[] lines) => Accepted(kind, Encoding.UTF8.GetBytes(string.Join('\n', lines)));

    public async Task<ImportReport> Accepted(ImportKind kind, byte[] content, bool validateOnly = false)
    {
        Principal.Of("test").Enter();
        using var stream = new MemoryStream(content);
        var outcome = await App.Services.GetRequiredService<IImportFiles>().Accept(
            new ImportFile(stream, kind, "test", [AreaCode.Parse("14")], validateOnly, "test.csv"));
        Assert.True(outcome.Accepted, outcome.Refusal?.Message.English);
        return outcome.Value;
    }

    public Task<ImportView[]> Imported(ImportKind kind, params string[] lines) => Imported(kind, Encoding.UTF8.GetBytes(string.Join('\n', lines)));

    /// <summary>Accepts a clean file and waits until every row was given to its stream and the register has seen it.</summary>
    public async Task<ImportView[]> Imported(ImportKind kind, byte[] content)
    {
        var report = await Accepted(kind, content);
        Assert.Empty(report.Faults);
        var views = new List<ImportView>();
        foreach (var id in report.Imports)
        {
            views.Add(await Eventually.Gives(
                $"import {id} is complete", async () => await Grains.Import(id).Read() is { Status: ImportStatus.Completed } done ? done : null, TimeSpan.FromMinutes(3)));
        }

        await Register.Reached(await Head());
        return [.. views];
    }

    /// <summary>Ends the host, so that its files may be read by others.</summary>
    public async Task Stop()
    {
        if (!_stopped)
        {
            _stopped = true;
            await App.StopAsync();
            await App.DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        _data.Dispose();
    }

    private static WebApplication Build(string data)
    {
        var builder = WebApplication.CreateBuilder(
            ["--environment=Development", "--urls=http://127.0.0.1:0", $"--Villages:Data={data}", "--Logging:LogLevel:Default=Warning", "--Logging:LogLevel:Orleans=Error"]);
        builder.AddVillages();
        var app = builder.Build();
        app.UseVillages();
        return app;
    }
}
