
namespace Villages.Host.FirstRun;

internal static class FirstRunServices
{
    public static IServiceCollection AddFirstRun(this IServiceCollection services) => services
        .AddSingleton(provider => ConfigFolder.Of(provider.GetRequiredService<IConfiguration>()))
        .AddSingleton<DemoSeed>()
        .AddSingleton<Welcome>();
}
