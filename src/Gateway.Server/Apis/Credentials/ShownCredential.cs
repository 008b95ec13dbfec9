using Gateway.Server.Apis.Credentials.Kinds;

namespace Gateway.Server.Apis.Credentials;

/// <summary>Whether a request really shows the credential that was applied to it: without, the upstream would be called as anybody may.</summary>
internal static class ShownCredential
{
    /// <summary>Why it does not; null where it does. Parameters of a form become its body, where it has no other.</summary>
    public static string? FaultOf(IApiCredential credential, HttpRequestMessage message)
    {
        var isGrpc = message.Content?.Headers.ContentType?.MediaType == "application/grpc";
        if (credential.Kind == ApiCredentialKind.ClientCertificate)
        {
            return message.RequestUri!.Scheme == Uri.UriSchemeHttps ? null : "a certificate is shown in TLS alone, and the address is http.";
        }

        if (credential.Kind != ApiCredentialKind.ProvincialDigest)
        {
            return null;
        }

        if (isGrpc)
        {
            return "its parameters belong into a query or a form, and the API is one of gRPC.";
        }

        if (message.Options.TryGetValue(ProvincialCredential.FormParameters, out var parameters))
        {
            if (message.Method == HttpMethod.Get || message.Content?.Headers.ContentType is not null)
            {
                return "its parameters belong into a form, and the operation sends none: it is a GET, or takes a body of JSON.";
            }

            message.Content = new FormUrlEncodedContent(parameters);
        }

        return null;
    }
}
