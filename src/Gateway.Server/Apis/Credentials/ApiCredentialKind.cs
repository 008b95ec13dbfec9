namespace Gateway.Server.Apis.Credentials;

/// <summary>What an upstream wants for authentication.</summary>
public enum ApiCredentialKind
{
    /// <summary>A TLS client certificate.</summary>
    ClientCertificate,

    /// <summary>User and password (RFC 7617).</summary>
    Basic,

    /// <summary>A fixed token (RFC 6750 §2.1).</summary>
    Bearer,

    /// <summary>A secret in a header of the upstream's own.</summary>
    Header,

    /// <summary>A token by client credentials (RFC 6749 §4.4).</summary>
    OAuth2,

    /// <summary>The signature of the national data-sharing platform (国家平台).</summary>
    NationalSignature,

    /// <summary>The digest of a provincial data-sharing platform (省平台).</summary>
    ProvincialDigest,
}
