using System.Collections.Frozen;
using Gateway.Server.Apis.Credentials.Kinds;
using Gateway.Server.Apis.Credentials.Renewing;
using Gateway.Server.Apis.Settings;

namespace Gateway.Server.Apis.Credentials;

/// <summary>The credentials of the configuration, each for one department alone.</summary>
internal sealed class ApiCredentials : IDisposable
{
    private readonly FrozenDictionary<string, Held> _held;

    /// <param name="options">Validated options, paths absolute.</param>
    /// <param name="before">What stays as it is where it did not change, with the tokens that it has.</param>
    /// <param name="context">What they share.</param>
    /// <param name="invokers">What secrets are fetched by.</param>
    /// <exception cref="Hosting.Configuration.ConfigurationException">A file cannot be used.</exception>
    public ApiCredentials(IEnumerable<ApiCredentialOptions> options, ApiCredentials? before, CredentialContext context, ICredentialInvokers invokers) =>
        _held = options.ToFrozenDictionary(
            credential => credential.Name,
            credential =>
            {
                var text = OptionsText.Of(credential, credential.Authorities);
                return before is not null && before._held.TryGetValue(credential.Name, out var held) && held.Text == text
                    ? held
                    : Create(credential, text, context, invokers);
            },
            StringComparer.Ordinal);

    /// <summary>The credential; null where there is none of that name, or it is another department's.</summary>
    /// <param name="name">Its name in the configuration.</param>
    /// <param name="department">Slug of the department whose entry names it.</param>
    public IApiCredential? Find(string name, string department) =>
        _held.TryGetValue(name, out var found) && found.Department.Equals(department, StringComparison.Ordinal) ? found.Credential : null;

    /// <summary>All were kept, and there were no others.</summary>
    public bool AreThoseOf(ApiCredentials before) =>
        _held.Count == before._held.Count && _held.All(held => before._held.TryGetValue(held.Key, out var kept) && ReferenceEquals(kept, held.Value));

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var held in _held.Values)
        {
            held.Invoker?.Dispose();
        }
    }

    private static Held Create(ApiCredentialOptions options, string text, CredentialContext context, ICredentialInvokers invokers)
    {
        var invoker = FetchAddressOf(options) is { Length: > 0 } ? invokers.Create(options.Authorities) : null;
        return new Held(text, options.Department, Create(options, context, invoker), invoker);
    }

    private static IApiCredential Create(ApiCredentialOptions options, CredentialContext context, HttpMessageInvoker? invoker) => options.Kind switch
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

    private static string? FetchAddressOf(ApiCredentialOptions options) => options.Kind switch
    {
        ApiCredentialKind.OAuth2 => options.OAuth2!.TokenEndpoint,
        ApiCredentialKind.NationalSignature => options.NationalSignature!.RefreshAddress,
        ApiCredentialKind.ProvincialDigest => options.ProvincialDigest!.RefreshAddress,
        _ => null,
    };

    /// <summary>One of them, and of what options it was made.</summary>
    private sealed record Held(string Text, string Department, IApiCredential Credential, HttpMessageInvoker? Invoker);
}
