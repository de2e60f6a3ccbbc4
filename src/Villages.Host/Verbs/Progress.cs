using Spectre.Console;

namespace Villages.Host.Verbs;

/// <summary>Steps with counts: bars on a terminal, plain lines anywhere else. May be called from many threads.</summary>
internal static class Progress
{
    public static Task Show(Func<Action<string, int, int>, Task> work) =>
        Console.IsOutputRedirected || !AnsiConsole.Profile.Capabilities.Interactive ? work(Lines(Console.Out)) : Bars(work);

    /// <summary>A line when a step is done.</summary>
    public static Action<string, int, int> Lines(TextWriter output)
    {
        var last = ("", 0);
        var gate = new Lock();
        return (step, done, total) =>
        {
            lock (gate)
            {
                if (total > 0 && done >= total && last != (step, total))
                {
                    last = (step, total);
                    output.WriteLine($"  {step}: {total}");
                }
            }
        };
    }

    private static Task Bars(Func<Action<string, int, int>, Task> work) => AnsiConsole.Progress()
        .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
        .StartAsync(context =>
        {
            var bars = new Dictionary<string, ProgressTask>(StringComparer.Ordinal);
            var gate = new Lock();
            return work((step, done, total) =>
            {
                lock (gate)
                {
                    if (!bars.TryGetValue(step, out var bar))
                    {
                        bars.Add(step, bar = context.AddTask(Markup.Escape(step)));
                    }

                    bar.MaxValue = Math.Max(1, total);
                    bar.Value = Math.Max(bar.Value, done);
                }
            });
        });
}
