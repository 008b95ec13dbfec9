using System.Diagnostics;

namespace Gateway.Testing;

/// <summary>What belongs to this test process: its mark on every child, its folder, its watchdog.</summary>
internal static class TestProcess
{
    /// <summary>Every child carries this variable, so that the watchdog finds it whatever became of its parent.</summary>
    public const string Mark = "GATEWAY_TESTS";

    // Database servers run as users of their own and must reach their folders in the root.
    private const UnixFileMode OthersMayPassThrough =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private static readonly Lazy<(string Root, Process Watchdog)> Started = new(Start);

    public static string Id { get; } = Guid.NewGuid().ToString("N");

    /// <summary>The folder of all temporary folders; the watchdog deletes it after the process.</summary>
    public static string Root => Started.Value.Root;

    private static (string Root, Process Watchdog) Start()
    {
        var root = Path.Combine(Parent(), $"gateway-tests-{Id[..12]}");
        Directory.CreateDirectory(root, OthersMayPassThrough);
        return (root, Watchdog.Start(Id, root));
    }

    /// <summary>The system's temporary folder, or /tmp where the servers' users could not reach that.</summary>
    private static string Parent()
    {
        var folder = new DirectoryInfo(Path.GetTempPath());
        for (var way = folder; way is not null && Environment.IsPrivilegedProcess; way = way.Parent)
        {
            if (!way.UnixFileMode.HasFlag(UnixFileMode.OtherExecute))
            {
                return "/tmp";
            }
        }

        return folder.FullName;
    }
}
