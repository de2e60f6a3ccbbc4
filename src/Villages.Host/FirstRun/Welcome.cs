using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Villages.Domain;
using Villages.Grains.Access;
using Villages.Grains.Areas;
using Villages.Host.Auth;
using Villages.Host.Hosting;
using Villages.Host.Verbs;

namespace Villages.Host.FirstRun;

/// <summary>The first minute: seeds an empty journal in Development, then prints where things are and a command to paste.</summary>
internal sealed class Welcome(
    IServer server, IHostEnvironment environment, IConfiguration configuration, DataFolder data, Deployment deployment, IAreaRegister register, DemoSeed seed,
    TokenIssuer tokens, ILogger<Welcome> log)
{
    public async Task Show(CancellationToken stopping)
    {
        Principal.Of("first-run").Enter();
        var watch = Stopwatch.StartNew();
        try
        {
            await register.Ready.WaitAsync(stopping);
            var seeded = environment.IsDevelopment() && configuration.GetValue("Villages:Demo", true) && await Told(seed.IsDue(), stopping);
            if (seeded)
            {
                Console.WriteLine("第一次运行：灌入演示数据 · First run: seeding demo data");
                await Progress.Show(lines => seed.Run(lines, stopping));
            }

            Print(seeded ? watch.Elapsed : null, await Told(seed.Standing(), stopping));
        }
        catch (Exception) when (stopping.IsCancellationRequested)
        {
            // Stopped while it was being seeded or asked: the next start goes on.
        }
    }

    /// <summary>A greeting is no reason to end: a cluster that is just finding itself may not answer, and is greeted without the demo.</summary>
    private async Task<T?> Told<T>(Task<T> question, CancellationToken stopping)
    {
        try
        {
            return await question;
        }
        catch (Exception silence) when (!stopping.IsCancellationRequested)
        {
            log.LogInformation(silence, "The demo cannot be asked for now");
            return default;
        }
    }

    private void Print(TimeSpan? seeding, DemoCounty? demo)
    {
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()?.Replace("[::]", "localhost", StringComparison.Ordinal)
            .Replace("0.0.0.0", "localhost", StringComparison.Ordinal) ?? "";
        var took = seeding is { } time ? string.Create(CultureInfo.InvariantCulture, $", seeded in {time.TotalSeconds:0.0} s") : "";
        var branch = Console.IsOutputRedirected ? " -" : " ├─";
        Console.WriteLine();
        Console.WriteLine($"村级治理 · Village governance   {environment.EnvironmentName}; {Where()}; {register.Tree.Count} areas{took}");
        Console.WriteLine($"{branch} API        {address}/api/v1");
        Console.WriteLine($"{branch} API docs   {address}/docs   OpenAPI {address}/openapi/v1.json");
        Console.WriteLine($"{branch} Health     {address}/healthz/ready");
        if (demo is not null)
        {
            Console.WriteLine(
                $"{branch} {DemoCounty.Label}   {demo.Rows.First(r => r.Code == demo.County).Name}: register real, people and results invented; "
                + $"cycle {DemoSeed.Scheme}-{demo.County}-{demo.Year - 1} in effect, {DemoSeed.Scheme}-{demo.County}-{demo.Year} ready to start");
        }

        if (Token(demo?.County ?? AreaCode.Nation) is { } token)
        {
            Console.WriteLine($"{(Console.IsOutputRedirected ? " -" : " └─")} Try");
            Console.WriteLine($"curl -s -H 'Authorization: Bearer {token}' {address}/api/v1/areas/{demo?.County ?? AreaCode.Nation}");
            if (demo is not null)
            {
                var body = $$"""{"scheme":"{{DemoSeed.Scheme}}","area":"{{demo.County}}","period":"{{demo.Year}}"}""";
                Console.WriteLine($"    and to start the cycle that is ready: -X POST -H 'Content-Type: application/json' -H 'Idempotency-Key: try-1' -d '{body}' {address}/api/v1/cycles");
            }
        }

        Console.WriteLine();
    }

    private string Where() => deployment switch
    {
        { Engine: Engine.Sqlite } => $"data {data.Path}",
        { Role: Role.Api } => $"API of cluster '{deployment.ClusterId}'",
        _ => $"silo {deployment.Silo.Address}:{deployment.Silo.Port} of cluster '{deployment.ClusterId}' on {deployment.Engine}",
    };

    /// <summary>Null wherever development tokens are refused.</summary>
    private string? Token(AreaCode area)
    {
        try
        {
            return tokens.Issue("developer", Roles.CountyOrganisation, area, TimeSpan.FromHours(8));
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
