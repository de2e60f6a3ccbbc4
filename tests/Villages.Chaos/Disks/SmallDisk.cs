using System.Diagnostics;

namespace Villages.Chaos.Disks;

/// <summary>A disk of its own in memory that can be filled to the last page without touching the machine's.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly string _filler;

    private SmallDisk(string folder) => (Folder, _filler) = (folder, Path.Combine(folder, "filler"));

    public string Folder { get; }

    /// <summary>Mounts one; null with the system's reason where that is not allowed, as in a container without the right to mount.</summary>
    public static (SmallDisk? Disk, string Reason) Mount(string folder, long megabytes)
    {
        Directory.CreateDirectory(folder);
        var (code, complaint) = Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m,mode=777", "villages-chaos", folder);
        return code == 0 ? (new SmallDisk(folder), "") : (null, $"a tmpfs cannot be mounted here: {complaint}");
    }

    /// <summary>Takes every free page.</summary>
    public void Fill()
    {
        using var file = new FileStream(_filler, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        for (var size = 1024 * 1024; size >= 4096;)
        {
            try
            {
                file.Write(new byte[size]);
            }
            catch (IOException)
            {
                size /= 2;
            }
        }
    }

    public void Free() => File.Delete(_filler);

    public void Dispose() => Run("umount", "-l", Folder);

    private static (int Code, string Complaint) Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            var complaint = process.StandardError.ReadToEnd().Trim();
            process.WaitForExit();
            return (process.ExitCode, complaint);
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            return (-1, missing.Message);
        }
    }
}
