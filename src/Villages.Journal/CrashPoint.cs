using System.Diagnostics;

namespace Villages.Journal;

/// <summary>
/// Named places at which a fault harness ends a process as kill -9 does. A point is armed by a file of its name in the folder that <see cref="Variable"/> names; the
/// process that takes the file away ends there. Without the variable nothing happens, and with it no host starts in Production.
/// </summary>
public static class CrashPoint
{
    public const string Variable = "VILLAGES_CRASH_POINTS";

    public const string BeforeAppend = "before-append";
    public const string AfterAppend = "after-append";

    /// <summary>The database has the batch, its writers do not know yet.</summary>
    public const string BatchWritten = "batch-written";
    public const string BeforeFreeze = "before-freeze";
    public const string AfterFreeze = "after-freeze";
    public const string BatchScored = "batch-scored";
    public const string ScoresKept = "scores-kept";
    public const string OutcomesKept = "outcomes-kept";
    public const string BeforeCalibrate = "before-calibrate";
    public const string EffectsKept = "effects-kept";
    public const string BeforeEffectReport = "before-effect-report";
    public const string BetweenDispatches = "between-dispatches";
    public const string BeforeCheckpoint = "before-checkpoint";
    public const string AfterCheckpoint = "after-checkpoint";
    public const string BeforeCalendarKeep = "before-calendar-keep";
    public const string AfterCalendarKeep = "after-calendar-keep";
    public const string BeforeAreaKeep = "before-area-keep";
    public const string AfterAreaKeep = "after-area-keep";

    private static readonly Lock Telling = new();

    private static readonly string? Folder = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder ? folder : null;

    public static bool Enabled => Folder is not null;

    public static void Hit(string point)
    {
        if (Folder is not null)
        {
            Take(Path.Combine(Folder, point));
        }
    }

    /// <summary>
    /// Leaves a line about a point in a file of this process beside the armed ones. It is in the file when this returns: a logger would take what it holds back with it
    /// into the process's end.
    /// </summary>
    public static void Tell(string point, string line)
    {
        if (Folder is not null)
        {
            lock (Telling)
            {
                File.AppendAllText(Path.Combine(Folder, $"{point}.told.{Environment.ProcessId}"), line + '\n');
            }
        }
    }

    private static void Take(string armed)
    {
        if (!File.Exists(armed))
        {
            return;
        }

        try
        {
            File.Move(armed, $"{armed}.{Environment.ProcessId}");
        }
        catch (IOException)
        {
            // Another process was quicker.
            return;
        }

        using var self = Process.GetCurrentProcess();
        self.Kill();
    }
}
