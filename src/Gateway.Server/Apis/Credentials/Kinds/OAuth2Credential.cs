using System.Net;
using System.Net.Security;
using System.Text;
using Gateway.Server.Apis.Credentials.Files;
using Gateway.Server.Apis.Credentials.Renewing;

namespace Gateway.Server.Apis.Credentials.Kinds;

/// <summary>A bearer token by client credentials (RFC 6749 §4.4).</summary>
internal sealed class OAuth2Credential : IApiCredential
{
    /// <summary>Where the server does not say for how long (RFC 6749 §5.1 leaves it the choice).</summary>
    private static readonly TimeSpan s_unsaidLife = TimeSpan.FromMinutes(5);

    /// <summary>RFC 6749 §5.2. Others are not repeated: what a stranger writes could be anything.</summary>
    private static readonly string[] s_errors =
        ["invalid_request", "invalid_client", "invalid_grant", "unauthorized_client", "unsupported_grant_type", "invalid_scope"];

    private readonly OAuth2Options _options;
    private readonly WatchedFiles<string> _secret;
    private readonly SecretServer _server;
    private readonly RenewedSecret<string> _authorization;

    public OAuth2Credential(string name, OAuth2Options options, CredentialContext context, HttpMessageInvoker invoker)
    {
        _options = options;
        _secret = new(name, context, () => SecretText.Read(options.ClientSecretFile, SecretRule.Text), options.ClientSecretFile);
        _server = new(invoker);
        _authorization = new(name, context, new RenewalTimes(0.8, TimeSpan.FromSeconds(60)), FetchAsync);
    }

    public ApiCredentialKind Kind => ApiCredentialKind.OAuth2;

    public SslStreamCertificateContext? ClientCertificate => null;

    public async ValueTask<CredentialFault?> ApplyAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var fetched = await _authorization.GetAsync(cancellationToken);
        if (fetched.Value is { } authorization)
        {
            Headers.Set(request, Headers.Authorization, authorization);
        }

        return fetched.Fault;
    }

    public void Refused() => _authorization.Refused();

    private async Task<Fetched<string>> FetchAsync(CancellationToken cancellationToken)
    {
        var form = new List<KeyValuePair<string, string>> { new("grant_type", "client_credentials") };
        if (_options.Scope is { Length: > 0 } scope)
        {
            form.Add(new("scope", scope));
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, _options.TokenEndpoint) { Content = new FormUrlEncodedContent(form) };

        // Both are form-encoded before they are joined (RFC 6749 §2.3.1).
        var client = WebUtility.UrlEncode(_options.ClientId) + ":" + WebUtility.UrlEncode(_secret.Current);
        Headers.Set(request, Headers.Authorization, "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(client)));
        var answer = await _server.PostAsync(request, cancellationToken);
        return answer.Fault is { } fault ? Fetched<string>.Failed(fault) : Read(answer);
    }

    private static Fetched<string> Read(SecretAnswer answer)
    {
        if (answer.Status != HttpStatusCode.OK)
        {
            return Fetched<string>.Failed(Refusal(answer));
        }

        if (!"bearer".Equals(SecretAnswer.TextOf(answer.Root, "token_type"), StringComparison.OrdinalIgnoreCase))
        {
            return Unsound("names no token_type Bearer.");
        }

        if (SecretAnswer.TextOf(answer.Root, "access_token") is not { } token || !SecretRules.IsToken(token))
        {
            return Unsound("holds no access_token of visible ASCII characters.");
        }

        if (!answer.Root.TryGetProperty("expires_in", out _))
        {
            return Fetched<string>.Of("Bearer " + token, s_unsaidLife);
        }

        return SecretAnswer.NumberOf(answer.Root, "expires_in") is { } seconds and > 0
            ? Fetched<string>.Of("Bearer " + token, TimeSpan.FromSeconds(Math.Min(seconds, (long)RenewalTimes.LongestLife.TotalSeconds)))
            : Unsound("holds an expires_in that is not a number of seconds above 0.");
    }

    private static CredentialFault Refusal(SecretAnswer answer)
    {
        var code = SecretAnswer.TextOf(answer.Root, "error");
        var text = $"the token endpoint answered {(int)answer.Status}" + (s_errors.Contains(code) ? $" {code}." : ".");
        return answer.Status == HttpStatusCode.Unauthorized || s_errors.Contains(code)
            ? CredentialFault.OfGateway(text)
            : CredentialFault.OfProvider(text);
    }

    private static Fetched<string> Unsound(string text) => Fetched<string>.Failed(CredentialFault.OfProvider("the token endpoint's answer " + text));
}
