namespace Gateway.Adapter.Identity;

/// <summary>Who may call: the gateway, by its certificate. Others are refused before any work.</summary>
public sealed class CallerOptions
{
    /// <summary>PEM files of the authorities that may issue the gateway's certificate.</summary>
    public List<string> Authorities { get; set; } = [];

    /// <summary>SPIFFE ids of the gateway; a certificate of an authority above must carry one.</summary>
    public List<string> SpiffeIds { get; set; } = [];

    /// <summary>SHA-256 thumbprints of gateway certificates that are accepted as they are: 64 hexadecimal characters.</summary>
    public List<string> Thumbprints { get; set; } = [];
}
