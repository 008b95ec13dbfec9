namespace Gateway.Server.Identity;

/// <summary>An authority whose certificates systems may present, and the departments it may speak for.</summary>
public sealed class AuthorityOptions
{
    /// <summary>PEM file of the authority's certificate.</summary>
    public string Certificate { get; set; } = "";

    /// <summary>Slugs of the departments it may speak for; <c>"*"</c> for all. Required: an authority without one speaks for nobody.</summary>
    public List<string> Departments { get; set; } = [];

    /// <summary>PEM or DER file of its revocation list (RFC 5280 §5), read again when it changes. Optional.</summary>
    public string? RevocationList { get; set; }
}
