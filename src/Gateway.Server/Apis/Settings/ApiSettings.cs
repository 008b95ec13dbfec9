using Gateway.Server.Apis.Credentials;
using Gateway.Server.Apis.Upstreams;

namespace Gateway.Server.Apis.Settings;

/// <summary>What the operator says of departments' APIs, as of one reading of the configuration.</summary>
/// <param name="Upstreams">The addresses that may be called.</param>
/// <param name="Credentials">What they want.</param>
internal sealed record ApiSettings(ApiUpstreams Upstreams, ApiCredentials Credentials);
