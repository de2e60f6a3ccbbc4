using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.FileProviders;
using Villages.Host.FirstRun;

namespace Villages.Host.Hosting;

/// <summary>
/// <c>Villages:Profile</c> names files of <c>silo-config/profiles</c>, joined with <c>+</c>, later ones over earlier ones; environment and command line win over all of them.
/// </summary>
internal static class Profiles
{
    public const string Default = "embedded";

    /// <exception cref="InvalidOperationException">No such profile, or its file has a fault.</exception>
    public static void AddProfiles(this ConfigurationManager configuration)
    {
        var folder = ConfigFolder.Of(configuration).File("profiles");
        var names = (configuration["Villages:Profile"] is { Length: > 0 } named ? named : Default).Split('+', StringSplitOptions.TrimEntries);
        for (var i = 0; i < names.Length; i++)
        {
            configuration.Sources.Insert(i, FileOf(folder, names[i]));
        }
    }

    private static JsonConfigurationSource FileOf(string folder, string name)
    {
        var known = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.json").Select(file => Path.GetFileNameWithoutExtension(file)).Order().ToArray() : [];
        return known.Contains(name, StringComparer.Ordinal)
            ? new JsonConfigurationSource
            {
                FileProvider = new PhysicalFileProvider(folder),
                Path = $"{name}.json",
                OnLoadException = failed => throw new InvalidOperationException(
                    $"The profile '{Path.Combine(folder, name)}.json' cannot be read: {failed.Exception.InnerException?.Message ?? failed.Exception.Message} 配置文件有误。"),
            }
            : throw new InvalidOperationException(
                $"There is no profile '{name}' in '{folder}'. Known: {string.Join(", ", known)}; join several with '+'. 没有该配置方案。");
    }
}
