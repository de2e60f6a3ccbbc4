namespace Villages.Journal;

/// <summary>What both engines share. The defaults are the measured ones; change them with a measurement at hand.</summary>
public class JournalOptions
{
    /// <summary>How long a row may wait in its queue, and after that how long its batch is sent again, before the append ends. 8 s.</summary>
    public TimeSpan Deadline { get; set; } = TimeSpan.FromSeconds(8);

    /// <summary>Most rows of an interactive batch.</summary>
    public int InteractiveRows { get; set; } = 64;

    /// <summary>Most rows of a bulk batch.</summary>
    public int BulkRows { get; set; } = 500;

    /// <summary>Most bytes of data of a batch; one larger row goes alone.</summary>
    public int BatchBytes { get; set; } = 1024 * 1024;

    /// <summary>Most rows waiting in a lane; what comes beyond is refused at once.</summary>
    public int QueueRows { get; set; } = 8192;

    /// <summary>Most bytes of data waiting in a lane.</summary>
    public long QueueBytes { get; set; } = 64L * 1024 * 1024;

    /// <summary>Most streams of a gathered read.</summary>
    public int GatheredStreams { get; set; } = 500;

    /// <summary>How often the follower asks for batches of other writers.</summary>
    public TimeSpan FollowInterval { get; set; } = TimeSpan.FromMilliseconds(25);

    /// <summary>Batches the ring keeps.</summary>
    public int RingBatches { get; set; } = 4096;

    /// <summary>Bytes of data the ring keeps.</summary>
    public long RingBytes { get; set; } = 64L * 1024 * 1024;

    /// <summary>
    /// The clock of deadlines, polls and retries. Not the clock of the domain (<see cref="TimeProvider"/> of the container, which stamps <see cref="IFeed.LastContact"/>):
    /// a test that leaps a year must not time out a socket.
    /// </summary>
    public TimeProvider Timing { get; set; } = TimeProvider.System;

    /// <summary>Where the journal's own loops run, whoever's scheduler starts them. The simulation gives one that runs a whole cluster on one thread.</summary>
    public TaskScheduler Scheduler { get; set; } = TaskScheduler.Default;

    internal Task Run(Func<Task> loop) => Task.Factory.StartNew(loop, CancellationToken.None, TaskCreationOptions.DenyChildAttach, Scheduler).Unwrap();
}
