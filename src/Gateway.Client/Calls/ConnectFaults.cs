using Grpc.Core;

namespace Gateway.Client.Calls;

/// <summary>Tells calls that never left from those of which nobody knows.</summary>
internal static class ConnectFaults
{
    /// <summary>No connection to the gateway came about, so that it has seen nothing of the call.</summary>
    public static bool NeverSent(RpcException failure)
    {
        for (var inner = failure.Status.DebugException; inner is not null; inner = inner.InnerException)
        {
            if (inner is HttpRequestException
                {
                    HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
                        or HttpRequestError.SecureConnectionError or HttpRequestError.VersionNegotiationError,
                })
            {
                return true;
            }
        }

        return false;
    }
}
