using Microsoft.Extensions.Logging;

namespace Gateway.Hosting.Draining;

/// <summary>What is logged of the end of a program; event ids 4000 to 4019, stable.</summary>
internal static partial class DrainLog
{
    [LoggerMessage(4000, LogLevel.Information, "Stopping: {Count} connection(s) are asked to leave.")]
    public static partial void Begun(ILogger logger, int count);

    [LoggerMessage(4001, LogLevel.Warning, "{Count} connection(s) did not end their calls in time and are cut.")]
    public static partial void Aborted(ILogger logger, int count);

    [LoggerMessage(4002, LogLevel.Information, "Stopping: no caller is left after {Seconds:F1} s.")]
    public static partial void Done(ILogger logger, double seconds);
}
