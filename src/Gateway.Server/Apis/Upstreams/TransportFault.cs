namespace Gateway.Server.Apis.Upstreams;

/// <summary>Tells an answer that is no sound HTTP from a way there that failed.</summary>
internal static class TransportFault
{
    /// <summary>What the client calls it. A connection that is reset while it is opened comes as the socket's own exception.</summary>
    public static HttpRequestError KindOf(Exception exception) => exception switch
    {
        HttpRequestException head => head.HttpRequestError,
        HttpIOException body => body.HttpRequestError,
        _ => HttpRequestError.ConnectionError,
    };

    /// <summary>There was an answer, and it is none.</summary>
    public static bool IsAnswer(Exception exception) => KindOf(exception) switch
    {
        HttpRequestError.ConfigurationLimitExceeded => true,
        HttpRequestError.InvalidResponse => !EndedBeforeHttp2(exception),
        _ => false,
    };

    /// <summary>
    /// The client calls whatever ends a connection before HTTP/2 was agreed upon an invalid response, or, as its haste has it, an unknown
    /// error: balancers that have no server, and alerts of TLS 1.3, which come after its handshake, are among it.
    /// </summary>
    private static bool EndedBeforeHttp2(Exception exception) =>
        exception.InnerException is HttpIOException { HttpRequestError: HttpRequestError.InvalidResponse, InnerException: not null };
}
