using Gateway.Demo.Tls;

namespace Gateway.Demo.Running;

/// <summary>Where an adapter is, and what it needs; paths are absolute or relative to its configuration.</summary>
/// <param name="Department">Slug of the department.</param>
/// <param name="Address">Where the gateway connects: address and port.</param>
/// <param name="Tls">Its certificate.</param>
/// <param name="Database">The department's database.</param>
/// <param name="State">Folder of its journal and its key.</param>
internal sealed record AdapterPlace(string Department, string Address, CertificateFiles Tls, string Database, string State)
{
    /// <summary>Where health and metrics are; empty for nowhere.</summary>
    public string Management { get; init; } = "";
}
