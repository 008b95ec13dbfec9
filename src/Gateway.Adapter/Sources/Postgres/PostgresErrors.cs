using System.Net.Sockets;
using Npgsql;

namespace Gateway.Adapter.Sources.Postgres;

/// <summary>What PostgreSQL's errors mean here (appendix A of its manual). Only the code is kept.</summary>
internal static class PostgresErrors
{
    public static SourceException Translate(Exception fault) => fault switch
    {
        SourceException known => known,
        PostgresException database => new SourceException(KindOf(database.SqlState), database.SqlState),
        NpgsqlException { InnerException: TimeoutException } => new SourceException(SourceFaultKind.Timeout, "timeout"),
        NpgsqlException or SocketException or IOException or TimeoutException =>
            new SourceException(SourceFaultKind.Unavailable, "connection"),
        OperationCanceledException => new SourceException(SourceFaultKind.Timeout, "cancelled"),
        _ => new SourceException(SourceFaultKind.Failed, fault.GetType().Name),
    };

    private static SourceFaultKind KindOf(string state) => state switch
    {
        PostgresErrorCodes.QueryCanceled or PostgresErrorCodes.LockNotAvailable => SourceFaultKind.Timeout,
        PostgresErrorCodes.UndefinedColumn or PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InsufficientPrivilege
            or PostgresErrorCodes.UndefinedFunction or PostgresErrorCodes.FeatureNotSupported or PostgresErrorCodes.InvalidSchemaName =>
            SourceFaultKind.SchemaChanged,
        _ when state.StartsWith("22", StringComparison.Ordinal) => SourceFaultKind.KeyInvalid,
        _ when state.StartsWith("08", StringComparison.Ordinal) || state.StartsWith("53", StringComparison.Ordinal)
            || state.StartsWith("57", StringComparison.Ordinal) || state.StartsWith("28", StringComparison.Ordinal)
            || state.StartsWith("3D", StringComparison.Ordinal) => SourceFaultKind.Unavailable,
        _ => SourceFaultKind.Failed,
    };
}
