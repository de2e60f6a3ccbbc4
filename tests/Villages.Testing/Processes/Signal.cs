using System.Runtime.InteropServices;

namespace Villages.Testing.Processes;

/// <summary>Signals of Unix that .NET does not send by itself.</summary>
public static partial class Signal
{
    public const int Interrupt = 2;

    public const int Terminate = 15;

    private static readonly bool IsMac = OperatingSystem.IsMacOS();

    public static int Stop => IsMac ? 17 : 19;

    public static int Continue => IsMac ? 19 : 18;

    public static void Send(int process, int signal)
    {
        if (Kill(process, signal) != 0)
        {
            throw new InvalidOperationException($"Signal {signal} to process {process} failed with {Marshal.GetLastPInvokeErrorMessage()}.");
        }
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int process, int signal);
}
