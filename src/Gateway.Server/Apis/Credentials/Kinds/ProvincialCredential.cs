using System.Net.Security;
using Gateway.Server.Apis.Credentials.Files;
using Gateway.Server.Apis.Credentials.Renewing;

namespace Gateway.Server.Apis.Credentials.Kinds;

/// <summary>Gives calls to a provincial platform their digest.</summary>
internal sealed class ProvincialCredential : IApiCredential
{
    /// <summary>
    /// Where the three values belong into a form, they are laid here: they become the body where it is known that there is no other.
    /// </summary>
    public static readonly HttpRequestOptionsKey<IReadOnlyList<KeyValuePair<string, string>>> FormParameters = new("gateway.form-parameters");

    private readonly ProvincialDigestOptions _options;
    private readonly TimeProvider _time;
    private readonly WatchedFiles<string> _file;
    private readonly RenewedSecret<string>? _secret;

    public ProvincialCredential(string name, ProvincialDigestOptions options, CredentialContext context, HttpMessageInvoker? invoker)
    {
        _options = options;
        _time = context.Time;
        _file = new(name, context, () => SecretText.Read(options.SecretFile, SecretRule.Text), options.SecretFile);
        if (invoker is not null)
        {
            var refresh = new ProvincialRefresh(options, new SecretServer(invoker), () => _file.Current, context.Time);
            _secret = new(name, context, new RenewalTimes(1, options.RenewBefore), refresh.FetchAsync);
        }
    }

    public ApiCredentialKind Kind => ApiCredentialKind.ProvincialDigest;

    public SslStreamCertificateContext? ClientCertificate => null;

    public async ValueTask<CredentialFault?> ApplyAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var secret = _file.Current;
        if (_secret is not null)
        {
            var fetched = await _secret.GetAsync(cancellationToken);
            if (fetched.Value is null)
            {
                return fetched.Fault;
            }

            secret = fetched.Value;
        }

        var parameters = ProvincialDigest.Parameters(_options, secret, _time.GetUtcNow());
        if (_options.Place == ApiParameterPlace.Form)
        {
            request.Options.Set(FormParameters, parameters);
        }
        else if (request.RequestUri is { IsAbsoluteUri: true } address)
        {
            request.RequestUri = QueryParameters.Set(address, parameters);
        }
        else
        {
            return CredentialFault.OfGateway("the request has no absolute address to add parameters to.");
        }

        return null;
    }

    public void Refused() => _secret?.Refused();
}
