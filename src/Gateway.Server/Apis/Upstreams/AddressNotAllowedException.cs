namespace Gateway.Server.Apis.Upstreams;

/// <summary>The host lies at no address where it may, by the operator's <c>networks</c>.</summary>
internal sealed class AddressNotAllowedException() : IOException("The host lies at no address where it may.");
