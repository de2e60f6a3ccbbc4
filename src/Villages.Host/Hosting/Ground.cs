using System.Globalization;
using Villages.Journal;

namespace Villages.Host.Hosting;

/// <summary>What must hold before the host starts, each with a sentence instead of a stack trace.</summary>
internal static class Ground
{
    /// <exception cref="InvalidOperationException">The machine, the data folder or the database is not fit; the message says what to do.</exception>
    /// <exception cref="Journal.JournalSchemaException">The database's schema is missing, older or newer.</exception>
    public static async Task Check(WebApplication app, CancellationToken cancellation = default)
    {
        CheckLanguages();
        CheckCrashPoints(app.Environment);
        CheckWritable(DataFolder.Of(app.Configuration));
        var deployment = Deployment.Of(app.Configuration);
        if (deployment.Engine != Engine.Sqlite && deployment.NeedsDatabase)
        {
            await CheckConnection(deployment, cancellation);
            await CheckSchema(deployment, cancellation);
        }
    }

    public static Task CheckConnection(Deployment deployment, CancellationToken cancellation) => deployment.Engine == Engine.SqlServer
        ? SqlServerGround.CheckConnection(deployment.ConnectionString, cancellation)
        : PostgreSqlGround.CheckConnection(deployment.ConnectionString, cancellation);

    /// <returns>The scripts applied.</returns>
    public static Task<IReadOnlyList<string>> Migrate(Deployment deployment, CancellationToken cancellation) => deployment.Engine == Engine.SqlServer
        ? SqlServerGround.Migrate(deployment.ConnectionString, cancellation)
        : PostgreSqlGround.Migrate(deployment.ConnectionString, cancellation);

    private static Task CheckSchema(Deployment deployment, CancellationToken cancellation) => deployment.Engine == Engine.SqlServer
        ? SqlServerGround.CheckSchema(deployment.ConnectionString, cancellation)
        : PostgreSqlGround.CheckSchema(deployment.ConnectionString, cancellation);

    private static void CheckCrashPoints(IHostEnvironment environment)
    {
        if (CrashPoint.Enabled && environment.IsProduction())
        {
            throw new InvalidOperationException(
                $"{CrashPoint.Variable} is set: this host would kill itself where a test asks for it. Take it out of the environment. 生产环境不得启用崩溃点。");
        }
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
