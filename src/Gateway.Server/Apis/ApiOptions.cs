using Gateway.Server.Apis.Credentials;
using Gateway.Server.Apis.Upstreams;

namespace Gateway.Server.Apis;

/// <summary>How departments' own APIs are called.</summary>
public sealed class ApiOptions
{
    /// <summary>The addresses that entries may name. None may be called that is not here.</summary>
    public List<ApiUpstreamOptions> Upstreams { get; set; } = [];

    /// <summary>What upstreams want for authentication. Entries of the catalogue name them; the secrets stand here alone.</summary>
    public List<ApiCredentialOptions> Credentials { get; set; } = [];
}
