using System.Collections.Frozen;
using Gateway.Server.Apis.Credentials.Kinds;
using Gateway.Server.Apis.Credentials.Renewing;

namespace Gateway.Server.Apis.Credentials;

/// <summary>The credentials of the configuration, each for one department alone.</summary>
internal sealed class ApiCredentials : IDisposable
{
    private readonly FrozenDictionary<string, (string Department, IApiCredential Credential)> _credentials;
    private readonly List<HttpMessageInvoker> _invokers = [];
    private readonly CancellationTokenSource _stopping = new();

    /// <param name="options">Validated options, paths absolute.</param>
    /// <param name="time">The clock.</param>
    /// <param name="invokers">What secrets are fetched by.</param>
    /// <param name="logger">The log.</param>
    /// <exception cref="Hosting.Configuration.ConfigurationException">A file cannot be used.</exception>
    public ApiCredentials(GatewayOptions options, TimeProvider time, ICredentialInvokers invokers, ILogger<ApiCredentials> logger)
    {
        var context = new CredentialContext(time, logger, _stopping.Token);
        _credentials = options.Apis.Credentials.ToFrozenDictionary(
            credential => credential.Name,
            credential => (credential.Department, Create(credential, context, invokers)),
            StringComparer.Ordinal);
    }

    /// <summary>The credential; null where there is none of that name, or it is another department's.</summary>
    /// <param name="name">Its name in the configuration.</param>
    /// <param name="department">Slug of the department whose entry names it.</param>
    public IApiCredential? Find(string name, string department) =>
        _credentials.TryGetValue(name, out var found) && found.Department.Equals(department, StringComparison.Ordinal) ? found.Credential : null;

    /// <inheritdoc/>
    public void Dispose()
    {
        _stopping.Cancel();
        _stopping.Dispose();
        foreach (var invoker in _invokers)
        {
            invoker.Dispose();
        }
    }

    private IApiCredential Create(ApiCredentialOptions options, CredentialContext context, ICredentialInvokers invokers)
    {
        var invoker = FetchAddressOf(options) is { Length: > 0 } ? invokers.Create(options.Authorities) : null;
        if (invoker is not null)
        {
            _invokers.Add(invoker);
        }

        return options.Kind switch
        {
            ApiCredentialKind.ClientCertificate => new CertificateCredential(options.Name, options.ClientCertificate!, context),
            ApiCredentialKind.Basic => HeaderCredential.Basic(options.Name, options.Basic!, context),
            ApiCredentialKind.Bearer => HeaderCredential.Bearer(options.Name, options.Bearer!, context),
            ApiCredentialKind.Header => HeaderCredential.Of(options.Name, options.Header!, context),
            ApiCredentialKind.OAuth2 => new OAuth2Credential(options.Name, options.OAuth2!, context, invoker!),
            ApiCredentialKind.NationalSignature => new NationalCredential(options.Name, options.NationalSignature!, context, invoker),
            ApiCredentialKind.ProvincialDigest => new ProvincialCredential(options.Name, options.ProvincialDigest!, context, invoker),
            _ => throw new InvalidOperationException($"Credential {options.Name} is of no known kind."),
        };
    }

    private static string? FetchAddressOf(ApiCredentialOptions options) => options.Kind switch
    {
        ApiCredentialKind.OAuth2 => options.OAuth2!.TokenEndpoint,
        ApiCredentialKind.NationalSignature => options.NationalSignature!.RefreshAddress,
        ApiCredentialKind.ProvincialDigest => options.ProvincialDigest!.RefreshAddress,
        _ => null,
    };
}
