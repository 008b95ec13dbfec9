using System.Globalization;
using System.Net.Sockets;
using MySqlConnector;

namespace Gateway.Adapter.Sources.MariaDb;

/// <summary>What MariaDB's and MySQL's errors mean here. Only the number is kept.</summary>
internal static class MariaDbErrors
{
    private const int StatementTimeout = 1969;
    private const int QueryTimeout = 3024;

    public static SourceException Translate(Exception fault) => fault switch
    {
        SourceException known => known,
        MySqlException database => new SourceException(KindOf(database), database.Number.ToString(CultureInfo.InvariantCulture)),
        SocketException or IOException or TimeoutException => new SourceException(SourceFaultKind.Unavailable, "connection"),
        OperationCanceledException => new SourceException(SourceFaultKind.Timeout, "cancelled"),
        _ => new SourceException(SourceFaultKind.Failed, fault.GetType().Name),
    };

    private static SourceFaultKind KindOf(MySqlException fault) => fault.ErrorCode switch
    {
        MySqlErrorCode.QueryInterrupted or MySqlErrorCode.CommandTimeoutExpired or MySqlErrorCode.LockWaitTimeout => SourceFaultKind.Timeout,
        MySqlErrorCode.BadFieldError or MySqlErrorCode.NoSuchTable or MySqlErrorCode.ColumnAccessDenied
            or MySqlErrorCode.TableAccessDenied or MySqlErrorCode.ViewInvalid => SourceFaultKind.SchemaChanged,
        MySqlErrorCode.UnableToConnectToHost or MySqlErrorCode.AccessDenied or MySqlErrorCode.DatabaseAccessDenied
            or MySqlErrorCode.UnknownDatabase or MySqlErrorCode.TooManyUserConnections or MySqlErrorCode.ConnectionCountError
            or MySqlErrorCode.ServerShutdown => SourceFaultKind.Unavailable,
        _ when fault.Number is StatementTimeout or QueryTimeout => SourceFaultKind.Timeout,
        _ when fault.InnerException is IOException or SocketException or EndOfStreamException || fault.IsTransient =>
            SourceFaultKind.Unavailable,
        _ => SourceFaultKind.Failed,
    };
}
