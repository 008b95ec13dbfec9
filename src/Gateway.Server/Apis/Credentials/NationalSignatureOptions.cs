namespace Gateway.Server.Apis.Credentials;

/// <summary>The national platform's signature: Base64(HMAC-SHA256(secret, sid + rid + rtime)).</summary>
public sealed class NationalSignatureOptions
{
    /// <summary>Identifier of the service (服务标识).</summary>
    public string Sid { get; set; } = "";

    /// <summary>Identifier of the requester (请求者标识).</summary>
    public string Rid { get; set; } = "";

    /// <summary>File that holds the app key. It signs the refresh, or, without a refresh address, the calls themselves.</summary>
    public string AppKeyFile { get; set; } = "";

    /// <summary>Absolute address that hands out the working secret: <c>…/sysapi/auth/refreshappsecret</c>.</summary>
    public string? RefreshAddress { get; set; }

    /// <summary>How long before its end the working secret is renewed: 0 to 1 h. Default 3 min.</summary>
    public TimeSpan RenewBefore { get; set; } = TimeSpan.FromMinutes(3);

    /// <summary>How the working secret is wrapped. Default <see cref="SecretWrapping.EcbPkcs7"/>, which is an assumption.</summary>
    public SecretWrapping Wrapping { get; set; } = SecretWrapping.EcbPkcs7;

    /// <summary>What the four headers begin with. Default <c>gjzwfwpt</c>; the older platform's is <c>gjgxjhpt</c>.</summary>
    public string HeaderPrefix { get; set; } = "gjzwfwpt";
}
