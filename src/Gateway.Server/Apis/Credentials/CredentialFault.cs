using Gateway.Core.Decisions;

namespace Gateway.Server.Apis.Credentials;

/// <summary>Why a request could not be given its credential.</summary>
/// <param name="Side">The gateway's (what it is configured with does not do) or the provider's (its server did not give what it should).</param>
/// <param name="Text">For logs and operators; without secrets.</param>
internal sealed record CredentialFault(FaultSide Side, string Text)
{
    public static CredentialFault OfProvider(string text) => new(FaultSide.Provider, text);

    public static CredentialFault OfGateway(string text) => new(FaultSide.Gateway, text);
}
