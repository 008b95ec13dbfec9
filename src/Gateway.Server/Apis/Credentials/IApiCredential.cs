using System.Net.Security;

namespace Gateway.Server.Apis.Credentials;

/// <summary>One credential: adds to requests what its upstream wants.</summary>
internal interface IApiCredential
{
    /// <summary>What it adds.</summary>
    ApiCredentialKind Kind { get; }

    /// <summary>
    /// The certificate that connections show; null where there is none. Another object once the files have changed:
    /// ask at each call, and keep connections by it.
    /// </summary>
    SslStreamCertificateContext? ClientCertificate { get; }

    /// <summary>
    /// Adds it to a request, in place of what its caller may have written there. Null where that was done. May wait for a
    /// token to be fetched; a caller that gives up ends its own waiting only.
    /// </summary>
    ValueTask<CredentialFault?> ApplyAsync(HttpRequestMessage request, CancellationToken cancellationToken);

    /// <summary>The upstream answered 401: what was fetched is dropped, at most once in 5 s, and fetched anew by the next call.</summary>
    void Refused();
}
