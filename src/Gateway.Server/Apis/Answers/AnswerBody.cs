using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using Gateway.Core.Decisions;

namespace Gateway.Server.Apis.Answers;

/// <summary>The body of a department's answer, decoded, and no longer than the entry lets it be.</summary>
internal sealed class AnswerBody : IAsyncDisposable
{
    private readonly Stream _stream;
    private readonly long _most;
    private long _read;

    private AnswerBody(Stream stream, long most) => (_stream, _most) = (stream, most);

    /// <summary>There is a body to be read: neither the status nor the length says there is none.</summary>
    public static bool IsExpected(HttpResponseMessage response) =>
        response.StatusCode is not (HttpStatusCode.NoContent or HttpStatusCode.ResetContent) && response.Content.Headers.ContentLength != 0;

    /// <summary>Opens it; the refusal where it is not what was declared, or coded in a way that is not known.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="whole">Media type of an answer that passes whole; empty where it is JSON to be minimised.</param>
    /// <param name="most">Greatest number of bytes, decoded.</param>
    /// <param name="cancellationToken">Ends the opening.</param>
    public static async ValueTask<(AnswerBody? Body, Refusal? Refusal)> OpenAsync(
        HttpResponseMessage response, string whole, long most, CancellationToken cancellationToken)
    {
        var headers = response.Content.Headers;
        if (headers.ContentLength > most)
        {
            return (null, TooLarge(most));
        }

        if (!IsDeclared(headers.ContentType, whole))
        {
            return (null, Invalid(whole.Length > 0
                ? $"its Content-Type is not {whole}. 应答类型不是 {whole}。"
                : "its Content-Type is not JSON in UTF-8. 应答不是 UTF-8 的 JSON。"));
        }

        var raw = await response.Content.ReadAsStreamAsync(cancellationToken);
        if (Decode(raw, [.. headers.ContentEncoding]) is not { } stream)
        {
            return (null, Invalid("its Content-Encoding is not known. 不支持应答的内容编码。"));
        }

        return (new AnswerBody(stream, most), null);
    }

    /// <summary>The next bytes; 0 at the end. The refusal where they cannot be decoded, or are too many.</summary>
    public async ValueTask<(int Count, Refusal? Refusal)> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            var count = await _stream.ReadAsync(buffer, cancellationToken);
            _read += count;
            return _read > _most ? (0, TooLarge(_most)) : (count, null);
        }
        catch (InvalidDataException)
        {
            return (0, Invalid("its body cannot be decoded. 应答体无法解码。"));
        }
        catch (IOException) when (!cancellationToken.IsCancellationRequested)
        {
            return (0, Invalid("its body ended before its end. 应答体不完整。"));
        }
        catch (HttpRequestException) when (!cancellationToken.IsCancellationRequested)
        {
            return (0, Invalid("its body ended before its end. 应答体不完整。"));
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _stream.DisposeAsync();

    /// <summary>The provider's answer is refused.</summary>
    public static Refusal Invalid(string detail) => new(Reasons.ProviderAnswerInvalid, Detail: detail);

    private static Refusal TooLarge(long most) => Invalid($"more than {most} bytes. 超过 {most} 字节。");

    private static bool IsDeclared(MediaTypeHeaderValue? type, string whole)
    {
        if (type?.MediaType is not { } media)
        {
            return false;
        }

        if (whole.Length > 0)
        {
            return media.Equals(whole, StringComparison.OrdinalIgnoreCase);
        }

        return (media.Equals("application/json", StringComparison.OrdinalIgnoreCase) || media.EndsWith("+json", StringComparison.OrdinalIgnoreCase))
            && (string.IsNullOrEmpty(type.CharSet) || type.CharSet.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase));
    }

    private static Stream? Decode(Stream raw, string[] encodings) => encodings switch
    {
        [] => raw,
        [var one] => one.ToUpperInvariant() switch
        {
            "IDENTITY" => raw,
            "GZIP" or "X-GZIP" => new GZipStream(raw, CompressionMode.Decompress),
            "DEFLATE" => new ZLibStream(raw, CompressionMode.Decompress),
            "BR" => new BrotliStream(raw, CompressionMode.Decompress),
            _ => null,
        },
        _ => null,
    };
}
