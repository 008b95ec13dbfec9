namespace Gateway.Server.Apis.Credentials;

/// <summary>Tokens by client credentials, the client named in the Authorization header (RFC 6749 §2.3.1).</summary>
public sealed class OAuth2Options
{
    /// <summary>Absolute https address of the token endpoint.</summary>
    public string TokenEndpoint { get; set; } = "";

    /// <summary>The gateway's client id there.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>File that holds the client secret.</summary>
    public string ClientSecretFile { get; set; } = "";

    /// <summary>Scopes, separated by spaces. Without it the server's default.</summary>
    public string? Scope { get; set; }
}
