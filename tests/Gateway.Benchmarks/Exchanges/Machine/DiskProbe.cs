using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Gateway.Benchmarks.Exchanges.Machine;

/// <summary>How long the disk takes to keep a page.</summary>
internal static partial class DiskProbe
{
    private const int Page = 4096;
    private const int MostPages = 400;

    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(4);

    /// <summary>Median time of <c>fdatasync</c> after appending a page to a file of the folder.</summary>
    public static TimeSpan Measure(string folder)
    {
        var path = Path.Combine(folder, "probe");
        var page = new byte[Page];
        Random.Shared.NextBytes(page);
        var times = new List<TimeSpan>();
        var clock = Stopwatch.StartNew();
        using (var file = File.OpenHandle(path, FileMode.Create, FileAccess.Write))
        {
            while (times.Count < MostPages && clock.Elapsed < s_longest)
            {
                RandomAccess.Write(file, page, (long)times.Count * Page);
                var began = Stopwatch.GetTimestamp();
                if (Sync(file) != 0)
                {
                    throw new Win32Exception(Marshal.GetLastPInvokeError());
                }

                times.Add(Stopwatch.GetElapsedTime(began));
            }
        }

        File.Delete(path);
        times.Sort();
        return times[times.Count / 2];
    }

    [LibraryImport("libc", EntryPoint = "fdatasync", SetLastError = true)]
    private static partial int Sync(SafeFileHandle file);
}
