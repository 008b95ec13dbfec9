using Gateway.Core.Apis;
using Gateway.Server.Apis.Credentials;
using Gateway.Storage.Registrations;

namespace Gateway.Server.Apis.Settings;

/// <summary>What the settings in force allow.</summary>
internal sealed class ApiAllowance(ApiConfiguration configuration) : IApiAllowance
{
    /// <inheritdoc/>
    public bool AllowsAddress(string department, Uri address) =>
        configuration.Current.Upstreams.Find(department, new ApiDestination("", address, 1)) is not null;

    /// <inheritdoc/>
    public bool AllowsCredential(string department, string name) => configuration.Current.Credentials.Find(name, department) is not null;

    /// <inheritdoc/>
    public bool NeedsTls(string department, string name) =>
        configuration.Current.Credentials.Find(name, department)?.Kind == ApiCredentialKind.ClientCertificate;
}
