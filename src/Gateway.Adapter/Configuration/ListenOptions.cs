namespace Gateway.Adapter;

/// <summary>Where the gateway connects: gRPC over TLS with client certificates.</summary>
public sealed class ListenOptions
{
    /// <summary>Address and port; port 0 takes a free one. Default: <c>127.0.0.1:7443</c>.</summary>
    public string Address { get; set; } = "127.0.0.1:7443";

    /// <summary>PEM file of the adapter's certificate, and of those between it and its authority. Required.</summary>
    public string Certificate { get; set; } = "";

    /// <summary>PEM file of its private key. Required.</summary>
    public string Key { get; set; } = "";
}
