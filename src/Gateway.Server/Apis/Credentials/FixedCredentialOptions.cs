namespace Gateway.Server.Apis.Credentials;

/// <summary>A TLS client certificate. Its files are read again when they change.</summary>
public sealed class ClientCertificateOptions
{
    /// <summary>PEM file of the certificate, with those between it and its authority behind it.</summary>
    public string Certificate { get; set; } = "";

    /// <summary>PEM file of its key.</summary>
    public string Key { get; set; } = "";
}

/// <summary>User and password.</summary>
public sealed class BasicOptions
{
    /// <summary>The user, without a colon.</summary>
    public string User { get; set; } = "";

    /// <summary>File that holds the password.</summary>
    public string PasswordFile { get; set; } = "";
}

/// <summary>A fixed token.</summary>
public sealed class BearerOptions
{
    /// <summary>File that holds the token.</summary>
    public string TokenFile { get; set; } = "";
}

/// <summary>A secret in a header.</summary>
public sealed class HeaderOptions
{
    /// <summary>Name of the header.</summary>
    public string Name { get; set; } = "";

    /// <summary>File that holds its value.</summary>
    public string ValueFile { get; set; } = "";
}
