using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using Gateway.Core.Decisions;
using Gateway.Server.Apis.Upstreams;

namespace Gateway.Server.Apis.Answers;

/// <summary>The body of a department's answer, decoded, and no longer than the entry lets it be.</summary>
internal sealed class AnswerBody : IAsyncDisposable
{
    private readonly ApiAnswer _answer;
    private readonly Stream _stream;
    private readonly long _most;
    private long _read;

    private AnswerBody(ApiAnswer answer, Stream stream, long most) => (_answer, _stream, _most) = (answer, stream, most);

    /// <summary>The status says that there is no body.</summary>
    public static bool IsRuledOut(HttpResponseMessage response) => response.StatusCode is HttpStatusCode.NoContent or HttpStatusCode.ResetContent;

    /// <summary>Opens it; the refusal where it is not what was declared, or coded in a way that is not known.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="whole">Media type of an answer that passes whole; empty where it is JSON to be minimised.</param>
    /// <param name="most">Greatest number of bytes, decoded.</param>
    /// <param name="cancellationToken">Ends the opening.</param>
    public static async ValueTask<(AnswerBody? Body, Refusal? Refusal)> OpenAsync(
        ApiAnswer answer, string whole, long most, CancellationToken cancellationToken)
    {
        var headers = answer.Response.Content.Headers;
        if (headers.ContentLength > most)
        {
            return (null, TooLarge(most));
        }

        var raw = await answer.Response.Content.ReadAsStreamAsync(cancellationToken);
        if (!IsDeclared(headers.ContentType, whole))
        {
            // What has no content need not say of what type it is: that it has none shows where it ends.
            var body = new AnswerBody(answer, raw, 1);
            var (count, refusal) = await body.ReadAsync(new byte[1], cancellationToken);
            return count == 0 && refusal is null ? (body, null) : (null, refusal ?? Undeclared(whole));
        }

        return Decode(raw, [.. headers.ContentEncoding]) is { } stream
            ? (new AnswerBody(answer, stream, most), null)
            : (null, Invalid("its Content-Encoding is not known. 不支持应答的内容编码。"));
    }

    /// <summary>The next bytes; 0 at the end. The refusal where they cannot be decoded, are too many, or break off.</summary>
    public async ValueTask<(int Count, Refusal? Refusal)> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            var count = await _stream.ReadAsync(buffer, cancellationToken);
            _read += count;
            return _read > _most ? (0, TooLarge(_most)) : (count, null);
        }
        catch (Exception fault) when (fault is InvalidDataException or InvalidOperationException)
        {
            // Brotli's decoder has the latter for what it cannot decode.
            return (0, Invalid("its body cannot be decoded. 应答体无法解码。"));
        }
        catch (Exception fault) when (TransportFault.IsAnswer(fault))
        {
            return (0, Unsound);
        }
        catch (Exception fault) when (fault is IOException or HttpRequestException && !cancellationToken.IsCancellationRequested)
        {
            _answer.Fail(Reasons.ProviderUnavailable, isTransport: true);
            return (0, BrokenOff);
        }
    }

    /// <summary>What came is no sound HTTP.</summary>
    public static Refusal Unsound { get; } = Invalid("no sound HTTP. 应答不是有效的 HTTP。");

    /// <summary>The way from the department failed within its answer.</summary>
    public static Refusal BrokenOff { get; } = new(Reasons.ProviderUnavailable, Detail: "its answer broke off. 应答中断。");

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _stream.DisposeAsync();

    /// <summary>The provider's answer is refused.</summary>
    public static Refusal Invalid(string detail) => new(Reasons.ProviderAnswerInvalid, Detail: detail);

    private static Refusal Undeclared(string whole) => Invalid(whole.Length > 0
        ? $"its Content-Type is not {whole}. 应答类型不是 {whole}。"
        : "its Content-Type is not JSON in UTF-8. 应答不是 UTF-8 的 JSON。");

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
