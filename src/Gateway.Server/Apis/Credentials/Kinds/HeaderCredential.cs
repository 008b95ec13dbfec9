using System.Net.Security;
using System.Text;
using Gateway.Server.Apis.Credentials.Files;

namespace Gateway.Server.Apis.Credentials.Kinds;

/// <summary>A header whose value is made of what stands in a file.</summary>
internal sealed class HeaderCredential : IApiCredential
{
    private readonly string _header;
    private readonly WatchedFiles<string> _value;

    private HeaderCredential(ApiCredentialKind kind, string header, WatchedFiles<string> value) => (Kind, _header, _value) = (kind, header, value);

    public ApiCredentialKind Kind { get; }

    public SslStreamCertificateContext? ClientCertificate => null;

    public static HeaderCredential Basic(string name, BasicOptions options, CredentialContext context) =>
        new(ApiCredentialKind.Basic, Headers.Authorization, new(name, context, () => BasicValue(options), options.PasswordFile));

    public static HeaderCredential Bearer(string name, BearerOptions options, CredentialContext context) => new(
        ApiCredentialKind.Bearer,
        Headers.Authorization,
        new(name, context, () => "Bearer " + SecretText.Read(options.TokenFile, SecretRule.Token), options.TokenFile));

    public static HeaderCredential Of(string name, HeaderOptions options, CredentialContext context) => new(
        ApiCredentialKind.Header,
        options.Name,
        new(name, context, () => SecretText.Read(options.ValueFile, SecretRule.HeaderValue), options.ValueFile));

    public ValueTask<CredentialFault?> ApplyAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Headers.Set(request, _header, _value.Current);
        return default;
    }

    public void Refused()
    {
        // Its file is looked at anyway.
    }

    private static string BasicValue(BasicOptions options) => "Basic " + Convert.ToBase64String(
        Encoding.UTF8.GetBytes(options.User + ":" + SecretText.Read(options.PasswordFile, SecretRule.Text)));
}
