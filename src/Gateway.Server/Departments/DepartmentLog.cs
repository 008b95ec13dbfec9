using Grpc.Core;

namespace Gateway.Server.Departments;

internal static partial class DepartmentLog
{
    [LoggerMessage(1100, LogLevel.Warning, "The adapter's mapping of {Entry} {Version} has a fault at field '{Field}', column '{Column}': {Fault}")]
    public static partial void MappingFault(ILogger logger, string entry, string version, string field, string column, string fault);

    [LoggerMessage(1101, LogLevel.Warning, "Fetching {Entry} from {Destination} failed: {Status}, reason {Reason}.")]
    public static partial void FetchFailed(ILogger logger, string entry, string destination, StatusCode status, string reason);
}
