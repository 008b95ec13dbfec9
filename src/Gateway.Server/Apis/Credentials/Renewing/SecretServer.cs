using System.Net;
using System.Text.Json;

namespace Gateway.Server.Apis.Credentials.Renewing;

/// <summary>A server that hands out tokens or working secrets as JSON. What it says is not trusted to be short, JSON or sound.</summary>
internal sealed class SecretServer(HttpMessageInvoker invoker)
{
    private const int GreatestBytes = 64 << 10;

    private static readonly JsonDocumentOptions s_json = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    /// <summary>Posts a form or a document. Throws only where its token ends it.</summary>
    public async Task<SecretAnswer> PostAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        try
        {
            using var response = await invoker.SendAsync(request, cancellationToken);
            if ((int)response.StatusCode is >= 300 and < 400)
            {
                return SecretAnswer.Failed($"answered {(int)response.StatusCode}; redirects are not followed.");
            }

            var body = await ReadAsync(response.Content, cancellationToken);
            return body is null ? SecretAnswer.Failed("answered with more than 64 KiB.") : Parse(response.StatusCode, body);
        }
        catch (HttpRequestException exception)
        {
            return SecretAnswer.Failed($"could not be asked: {exception.HttpRequestError}.");
        }
        catch (IOException)
        {
            return SecretAnswer.Failed("broke its answer off.");
        }
    }

    private static SecretAnswer Parse(HttpStatusCode status, byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, s_json);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? SecretAnswer.Of(status, document.RootElement.Clone())
                : Unreadable(status);
        }
        catch (JsonException)
        {
            return Unreadable(status);
        }
    }

    private static SecretAnswer Unreadable(HttpStatusCode status) =>
        status == HttpStatusCode.OK ? SecretAnswer.Failed("answered with something that is not a JSON object.") : SecretAnswer.Of(status, default);

    private static async Task<byte[]?> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        var bytes = new byte[GreatestBytes + 1];
        var length = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        return length > GreatestBytes ? null : bytes[..length];
    }
}
