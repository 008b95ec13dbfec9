namespace Gateway.Server.Apis.Credentials;

/// <summary>A provincial platform's digest: lower-case MD5 of appKey + requestSecret + requestTime.</summary>
public sealed class ProvincialDigestOptions
{
    /// <summary>The application's key, which is sent in the open.</summary>
    public string AppKey { get; set; } = "";

    /// <summary>
    /// File that holds the request secret; with a refresh address, the application's secret, by which the first request secret is asked for.
    /// </summary>
    public string SecretFile { get; set; } = "";

    /// <summary>Absolute address that hands out a new request secret for a refresh secret (<c>…/refreshTokenBySec.htm</c>).</summary>
    public string? RefreshAddress { get; set; }

    /// <summary>
    /// Absolute address that hands out the first secrets for the application's (<c>…/refreshTokenByKey.htm</c>). Without it,
    /// <see cref="RefreshAddress"/>.
    /// </summary>
    public string? FirstAddress { get; set; }

    /// <summary>Allows addresses with http, over which secrets travel in the open. Default false.</summary>
    public bool PlainHttp { get; set; }

    /// <summary>How long before its end a request secret is renewed: 0 to 1 h. Default 3 min.</summary>
    public TimeSpan RenewBefore { get; set; } = TimeSpan.FromMinutes(3);

    /// <summary>Where the three values go. Default <see cref="ApiParameterPlace.Query"/>.</summary>
    public ApiParameterPlace Place { get; set; } = ApiParameterPlace.Query;

    /// <summary>Name of the key's parameter.</summary>
    public string AppKeyParameter { get; set; } = "appKey";

    /// <summary>Name of the digest's parameter.</summary>
    public string SignParameter { get; set; } = "sign";

    /// <summary>Name of the time's parameter.</summary>
    public string TimeParameter { get; set; } = "requestTime";
}

/// <summary>Where parameters go.</summary>
public enum ApiParameterPlace
{
    /// <summary>Into the address.</summary>
    Query,

    /// <summary>Into the form that the body is.</summary>
    Form,
}
