using System.Net;
using System.Net.Security;
using System.Text;
using Gateway.Server.Apis.Credentials.Files;
using Gateway.Server.Apis.Credentials.Renewing;

namespace Gateway.Server.Apis.Credentials.Kinds;

/// <summary>Signs calls to the national platform by a working secret, or by the app key where none is handed out.</summary>
internal sealed class NationalCredential : IApiCredential
{
    private readonly NationalSignatureOptions _options;
    private readonly TimeProvider _time;
    private readonly WatchedFiles<string> _appKey;
    private readonly SecretServer? _server;
    private readonly RenewedSecret<byte[]>? _secret;

    public NationalCredential(string name, NationalSignatureOptions options, CredentialContext context, HttpMessageInvoker? invoker)
    {
        _options = options;
        _time = context.Time;
        _appKey = new(name, context, () => SecretText.Read(options.AppKeyFile, RuleOf(options)), options.AppKeyFile);
        if (invoker is not null)
        {
            _server = new(invoker);
            _secret = new(name, context, new RenewalTimes(1, options.RenewBefore), FetchAsync);
        }
    }

    public ApiCredentialKind Kind => ApiCredentialKind.NationalSignature;

    public SslStreamCertificateContext? ClientCertificate => null;

    public async ValueTask<CredentialFault?> ApplyAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var secret = Encoding.UTF8.GetBytes(_appKey.Current);
        if (_secret is not null)
        {
            var fetched = await _secret.GetAsync(cancellationToken);
            if (fetched.Value is null)
            {
                return fetched.Fault;
            }

            secret = fetched.Value;
        }

        Sign(secret).SetOn(request, _options.HeaderPrefix);
        return null;
    }

    public void Refused() => _secret?.Refused();

    /// <summary>What the app key must be.</summary>
    internal static SecretRule RuleOf(NationalSignatureOptions options) =>
        options.RefreshAddress is null or "" || options.Wrapping == SecretWrapping.Sha1PrngEcbPkcs7 ? SecretRule.Text : SecretRule.AesKey;

    private NationalSignature Sign(ReadOnlySpan<byte> secret) => NationalSignature.Of(_options.Sid, _options.Rid, _time.GetUtcNow(), secret);

    private async Task<Fetched<byte[]>> FetchAsync(CancellationToken cancellationToken)
    {
        var appKey = Encoding.UTF8.GetBytes(_appKey.Current);
        var began = _time.GetUtcNow();
        var signature = Sign(appKey);
        using var request = new HttpRequestMessage(HttpMethod.Post, _options.RefreshAddress);
        signature.SetOn(request, _options.HeaderPrefix);

        // The management interface reads JSON with lower-case keys; published clients send the four values as such, and nothing else.
        request.Content = JsonContent.Create(signature.Named(_options.HeaderPrefix).ToDictionary(StringComparer.Ordinal));
        var answer = await _server!.PostAsync(request, cancellationToken);
        return answer.Fault is { } fault ? Fetched<byte[]>.Failed(fault) : Read(answer, appKey, began);
    }

    private Fetched<byte[]> Read(SecretAnswer answer, byte[] appKey, DateTimeOffset began)
    {
        if (answer.Status != HttpStatusCode.OK)
        {
            return Failed($"the platform answered {(int)answer.Status} when asked for a working secret.");
        }

        if (SecretAnswer.NumberOf(answer.Root, "code") != 0)
        {
            return Failed("the platform gave no working secret: its code is not 0. The app key, sid or rid may be wrong.");
        }

        if (!answer.Root.TryGetProperty("data", out var data) || SecretAnswer.TextOf(data, "secret") is not { } wrapped)
        {
            return Failed("the platform's answer holds no data.secret.");
        }

        if (SecretAnswer.LifeOf(data, "secretEndTime", began) is not { } life)
        {
            return Failed("the platform's answer holds no data.secretEndTime in Unix milliseconds.");
        }

        return WrappedSecret.Unwrap(wrapped, appKey, _options.Wrapping) is { Length: > 0 } secret
            ? Fetched<byte[]>.Of(secret, life)
            : Failed("the platform's working secret cannot be unwrapped by the app key; the wrapping may be another one.");
    }

    private static Fetched<byte[]> Failed(string text) => Fetched<byte[]>.Failed(CredentialFault.OfProvider(text));
}
