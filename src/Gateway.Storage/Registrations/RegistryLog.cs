using Microsoft.Extensions.Logging;

namespace Gateway.Storage.Registrations;

internal static partial class RegistryLog
{
    [LoggerMessage(2100, LogLevel.Information, "Registered revision {Revision}: {Count} documents changed.")]
    public static partial void Registered(ILogger logger, long revision, int count);

    [LoggerMessage(2101, LogLevel.Warning, "The catalogue begins a new history of revisions, {Epoch}; every replica loads it again.")]
    public static partial void EpochRenewed(ILogger logger, Guid epoch);
}
