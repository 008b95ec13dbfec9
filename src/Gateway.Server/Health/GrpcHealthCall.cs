using System.Net;
using System.Net.Http.Headers;
using Google.Protobuf;
using Grpc.Health.V1;

namespace Gateway.Server.Health;

/// <summary>A call of <c>grpc.health.v1.Health/Check</c>, for those that probe others.</summary>
internal static class GrpcHealthCall
{
    /// <summary>Path of the method.</summary>
    public const string Path = "/grpc.health.v1.Health/Check";

    private const int HeadBytes = 5;

    // HealthCheckResponse { status = SERVING } in its gRPC frame.
    private static ReadOnlySpan<byte> Serving => [0, 0, 0, 0, 2, 0x08, 0x01];

    /// <summary>The request.</summary>
    /// <param name="address">Scheme, host and port of the server.</param>
    /// <param name="service">The service that is asked of; empty for the server as a whole.</param>
    public static HttpRequestMessage Create(Uri address, string service)
    {
        var request = new HealthCheckRequest { Service = service };
        var frame = new byte[HeadBytes + request.CalculateSize()];
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), frame.Length - HeadBytes);
        request.WriteTo(frame.AsSpan(HeadBytes));
        var content = new ByteArrayContent(frame);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        return new HttpRequestMessage(HttpMethod.Post, new Uri(address, Path))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Headers = { TE = { new TransferCodingWithQualityHeaderValue("trailers") } },
            Content = content,
        };
    }

    /// <summary>The answer says that it serves.</summary>
    public static async Task<bool> IsServingAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var body = new byte[Serving.Length];
        using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var length = await stream.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, cancellationToken);
        return body.AsSpan(0, length).SequenceEqual(Serving);
    }
}
