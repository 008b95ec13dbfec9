namespace Gateway.Server.Apis.Credentials;

/// <summary>What all credentials share.</summary>
/// <param name="Time">The clock.</param>
/// <param name="Logger">Where what happens to them is told.</param>
/// <param name="Stopping">Ends their fetches.</param>
internal sealed record CredentialContext(TimeProvider Time, ILogger Logger, CancellationToken Stopping);
