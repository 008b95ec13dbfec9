using System.Net;
using Gateway.Adapter.Sources;
using Gateway.Audit;

namespace Gateway.Adapter.Telemetry;

/// <summary>What the adapter logs; event ids 3000 to 3999, stable. No values, no statements, no connection strings.</summary>
internal static partial class AdapterLog
{
    [LoggerMessage(3000, LogLevel.Information, "Adapter of {Department} with {Count} mapping(s) over {System}.")]
    public static partial void Started(ILogger logger, string department, int count, string system);

    [LoggerMessage(3001, LogLevel.Information, "Prepared {Entry} {Version} over {Table}.")]
    public static partial void SchemaPrepared(ILogger logger, string entry, string version, string table);

    [LoggerMessage(3002, LogLevel.Warning, "The mapping of {Entry} {Version} has {Count} fault(s) against the database.")]
    public static partial void MappingFaulty(ILogger logger, string entry, string version, int count);

    [LoggerMessage(3003, LogLevel.Warning, "The database did not answer: {Kind} ({Code}); {Others} more since the last such line.")]
    public static partial void SourceFaulted(ILogger logger, SourceFaultKind kind, string code, int others);

    [LoggerMessage(3004, LogLevel.Debug, "The journal cannot be written, nothing was released: {Status}: {Reason}")]
    public static partial void JournalFailed(ILogger logger, AppendStatus status, string? reason);

    [LoggerMessage(3005, LogLevel.Warning, "Refused a caller from {Address}: {Reason} {Others} more since the last such line.")]
    public static partial void CallerRefused(ILogger logger, IPAddress? address, string reason, int others);
}
