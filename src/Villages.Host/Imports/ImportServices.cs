namespace Villages.Host.Imports;

internal static class ImportServices
{
    public static IServiceCollection AddImportFiles(this IServiceCollection services) => services
        .AddSingleton(ImportLimits.Request)
        .AddSingleton<IImportFiles, ImportFiles>();
}
