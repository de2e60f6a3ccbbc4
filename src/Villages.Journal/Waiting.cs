namespace Villages.Journal;

internal static class Waiting
{
    /// <summary>
    /// The same task, ended by the caller's scheduler. A wait with a limit on a task that another thread ends would end on a third one; so whatever a caller does
    /// happens where the caller runs, and a simulation can run a cluster on one thread.
    /// </summary>
    public static async Task Here(this Task task) => await task;

    public static async Task<T> Here<T>(this Task<T> task) => await task;
}
