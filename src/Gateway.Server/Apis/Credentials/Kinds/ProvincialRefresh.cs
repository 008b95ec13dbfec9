using System.Net;
using System.Text.Json;
using Gateway.Server.Apis.Credentials.Renewing;

namespace Gateway.Server.Apis.Credentials.Kinds;

/// <summary>
/// Fetches request secrets: the first by the application's secret, the next by the refresh secret that came with the one before,
/// and by the application's again where that has ended or is refused. One call at a time.
/// </summary>
internal sealed class ProvincialRefresh(ProvincialDigestOptions options, SecretServer server, Func<string> applicationSecret, TimeProvider time)
{
    private string? _refreshSecret;
    private DateTimeOffset _refreshEnds;

    public async Task<Fetched<string>> FetchAsync(CancellationToken cancellationToken)
    {
        if (_refreshSecret is { } refreshSecret && time.GetUtcNow() < _refreshEnds)
        {
            var renewed = await AskAsync(options.RefreshAddress!, refreshSecret, cancellationToken);
            if (renewed.Fault is null)
            {
                return renewed;
            }
        }

        _refreshSecret = null;
        var first = options.FirstAddress is { Length: > 0 } address ? address : options.RefreshAddress!;
        return await AskAsync(first, applicationSecret(), cancellationToken);
    }

    private async Task<Fetched<string>> AskAsync(string address, string secret, CancellationToken cancellationToken)
    {
        var began = time.GetUtcNow();
        using var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new FormUrlEncodedContent(ProvincialDigest.Parameters(options, secret, began)),
        };
        var answer = await server.PostAsync(request, cancellationToken);
        return answer.Fault is { } fault ? Fetched<string>.Failed(fault) : Read(answer, began);
    }

    private Fetched<string> Read(SecretAnswer answer, DateTimeOffset began)
    {
        if (answer.Status != HttpStatusCode.OK)
        {
            return Failed($"the platform answered {(int)answer.Status} when asked for a request secret.");
        }

        if (SecretAnswer.NumberOf(answer.Root, "code") != 0)
        {
            return Failed("the platform gave no request secret: its code is not 00. The appKey or the secret may be wrong.");
        }

        if (!answer.Root.TryGetProperty("datas", out var data) || SecretAnswer.TextOf(data, "requestSecret") is not { Length: > 0 } secret)
        {
            return Failed("the platform's answer holds no datas.requestSecret.");
        }

        if (SecretAnswer.LifeOf(data, "requestSecretEndTime", began) is not { } life)
        {
            return Failed("the platform's answer holds no datas.requestSecretEndTime in Unix milliseconds.");
        }

        KeepRefreshSecret(data, began);
        return Fetched<string>.Of(secret, life);
    }

    private void KeepRefreshSecret(JsonElement data, DateTimeOffset began)
    {
        _refreshSecret = SecretAnswer.TextOf(data, "refreshSecret");
        var life = SecretAnswer.LifeOf(data, "refreshSecretEndTime", began) ?? TimeSpan.Zero;
        _refreshEnds = began + (life < RenewalTimes.LongestLife ? life : RenewalTimes.LongestLife);
        if (_refreshSecret is "")
        {
            _refreshSecret = null;
        }
    }

    private static Fetched<string> Failed(string text) => Fetched<string>.Failed(CredentialFault.OfProvider(text));
}
