using Microsoft.Extensions.Logging;

namespace Gateway.Storage.Databases;

internal static partial class DatabaseLog
{
    [LoggerMessage(2000, LogLevel.Information, "Migrating the database: {Count} migrations, up to {Last}.")]
    public static partial void Migrating(ILogger logger, int count, string last);
}
