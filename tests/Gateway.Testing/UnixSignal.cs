using System.Runtime.InteropServices;

namespace Gateway.Testing;

/// <summary>The signals that tests send, by their Linux numbers.</summary>
internal enum UnixSignal
{
    Interrupt = 2,
    Quit = 3,
    Kill = 9,
    Terminate = 15,
    Continue = 18,
    Stop = 19,
}

internal static partial class UnixSignals
{
    /// <summary>Sends the signal; false if there is no such process.</summary>
    public static bool SendTo(this UnixSignal signal, int process) => Kill(process, (int)signal) == 0;

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
