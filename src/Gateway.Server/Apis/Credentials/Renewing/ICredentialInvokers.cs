namespace Gateway.Server.Apis.Credentials.Renewing;

/// <summary>Makes what tokens and working secrets are fetched by.</summary>
internal interface ICredentialInvokers
{
    /// <summary>An invoker for one credential, so that none waits for another's server.</summary>
    /// <param name="authorities">PEM file of the authorities of the server; null for those of the platform.</param>
    /// <exception cref="Hosting.Configuration.ConfigurationException">The file cannot be read.</exception>
    HttpMessageInvoker Create(string? authorities);
}
