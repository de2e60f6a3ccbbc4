using System.Globalization;
using Villages.Host.Hosting;

namespace Villages.Host.FirstRun;

/// <summary>What must hold before the host starts, each with a sentence instead of a stack trace.</summary>
internal static class Ground
{
    /// <exception cref="InvalidOperationException">The machine or the data folder is not fit; the message says what to do.</exception>
    public static void Check(WebApplication app)
    {
        CheckLanguages();
        CheckWritable(app.Services.GetRequiredService<DataFolder>());
    }

    private static void CheckLanguages()
    {
        try
        {
            _ = CultureInfo.GetCultureInfo("zh-CN");
        }
        catch (CultureNotFoundException)
        {
            throw new InvalidOperationException(
                "Chinese sorting needs ICU, which this machine lacks or DOTNET_SYSTEM_GLOBALIZATION_INVARIANT switches off. Install libicu (Debian: apt-get install libicu72). 缺少 ICU 库。");
        }
    }

    private static void CheckWritable(DataFolder data)
    {
        var probe = data.File($".probe-{Environment.ProcessId}");
        try
        {
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException(
                $"The data folder '{data.Path}' cannot be written ({exception.Message}). Choose another with --Villages:Data=<folder>. 数据目录不可写。", exception);
        }
    }
}
