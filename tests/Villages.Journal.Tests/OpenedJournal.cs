using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Villages.Journal.Auditing;
using Villages.Journal.Privacy;
using Villages.Journal.Verification;

namespace Villages.Journal.Tests;

/// <summary>A journal with all that belongs to it, opened and started as one process does.</summary>
public sealed class OpenedJournal : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private OpenedJournal(ServiceProvider services) => _services = services;

    public IJournal Journal => _services.GetRequiredService<IJournal>();

    public IFeed Feed => _services.GetRequiredService<IFeed>();

    public IAuditList Audit => _services.GetRequiredService<IAuditList>();

    public IPersonVault Vault => _services.GetRequiredService<IPersonVault>();

    public JournalVerifier Verifier => _services.GetRequiredService<JournalVerifier>();

    public static async Task<OpenedJournal> Start(IServiceCollection services)
    {
        var opened = new OpenedJournal(services.BuildServiceProvider());
        try
        {
            foreach (var service in opened._services.GetServices<IHostedService>())
            {
                await service.StartAsync(CancellationToken.None);
            }

            return opened;
        }
        catch
        {
            await opened.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
