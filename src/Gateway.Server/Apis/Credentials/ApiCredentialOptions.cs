namespace Gateway.Server.Apis.Credentials;

/// <summary>One credential for the API of one department. Of the groups, the one of its kind is filled in.</summary>
public sealed class ApiCredentialOptions
{
    /// <summary>Lower-case letters, digits and hyphens; at most 64; unique. What entries of the catalogue name it by.</summary>
    public string Name { get; set; } = "";

    /// <summary>Slug of the only department whose entries may use it.</summary>
    public string Department { get; set; } = "";

    /// <summary>What the upstream wants; required.</summary>
    public ApiCredentialKind? Kind { get; set; }

    /// <summary>
    /// PEM file of the authorities of the server that hands out tokens and working secrets. Without it, those of the platform.
    /// </summary>
    public string? Authorities { get; set; }

    /// <summary>For <see cref="ApiCredentialKind.ClientCertificate"/>.</summary>
    public ClientCertificateOptions? ClientCertificate { get; set; }

    /// <summary>For <see cref="ApiCredentialKind.Basic"/>.</summary>
    public BasicOptions? Basic { get; set; }

    /// <summary>For <see cref="ApiCredentialKind.Bearer"/>.</summary>
    public BearerOptions? Bearer { get; set; }

    /// <summary>For <see cref="ApiCredentialKind.Header"/>.</summary>
    public HeaderOptions? Header { get; set; }

    /// <summary>For <see cref="ApiCredentialKind.OAuth2"/>.</summary>
    public OAuth2Options? OAuth2 { get; set; }

    /// <summary>For <see cref="ApiCredentialKind.NationalSignature"/>.</summary>
    public NationalSignatureOptions? NationalSignature { get; set; }

    /// <summary>For <see cref="ApiCredentialKind.ProvincialDigest"/>.</summary>
    public ProvincialDigestOptions? ProvincialDigest { get; set; }
}
