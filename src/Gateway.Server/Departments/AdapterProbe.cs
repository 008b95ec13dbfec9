using System.Net;
using System.Net.Http.Headers;
using Yarp.ReverseProxy.Health;
using Yarp.ReverseProxy.Model;

namespace Gateway.Server.Departments;

/// <summary>YARP's active probe of an adapter: a call of <c>grpc.health.v1.Health/Check</c> over mTLS.</summary>
internal sealed class AdapterProbe : IProbingRequestFactory
{
    /// <summary>Path of the health method.</summary>
    public const string Path = "/grpc.health.v1.Health/Check";

    public HttpRequestMessage CreateRequest(ClusterModel cluster, DestinationModel destination)
    {
        // An empty HealthCheckRequest in its gRPC frame: not compressed, length zero.
        var content = new ByteArrayContent(new byte[5]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        return new HttpRequestMessage(HttpMethod.Post, new Uri(new Uri(destination.Config.Address), Path))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Headers = { TE = { new TransferCodingWithQualityHeaderValue("trailers") } },
            Content = content,
        };
    }
}

/// <summary>Turns the health method's answer into the HTTP status that YARP's policies read.</summary>
internal sealed class AdapterProbeHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    // HealthCheckResponse { status = SERVING } in its gRPC frame.
    private static ReadOnlySpan<byte> Serving => [0, 0, 0, 0, 2, 0x08, 0x01];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (request.RequestUri?.AbsolutePath == AdapterProbe.Path)
        {
            var body = new byte[Serving.Length];
            using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
            var length = await stream.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, cancellationToken);
            if (!body.AsSpan(0, length).SequenceEqual(Serving))
            {
                response.StatusCode = HttpStatusCode.ServiceUnavailable;
            }
        }

        return response;
    }
}
