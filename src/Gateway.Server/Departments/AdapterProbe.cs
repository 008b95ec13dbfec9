using System.Net;
using Gateway.Server.Health;
using Yarp.ReverseProxy.Health;
using Yarp.ReverseProxy.Model;

namespace Gateway.Server.Departments;

/// <summary>YARP's active probe of an adapter: a call of <c>grpc.health.v1.Health/Check</c> over mTLS.</summary>
internal sealed class AdapterProbe : IProbingRequestFactory
{
    public HttpRequestMessage CreateRequest(ClusterModel cluster, DestinationModel destination) =>
        GrpcHealthCall.Create(new Uri(destination.Config.Address), "");
}

/// <summary>Turns the health method's answer into the HTTP status that YARP's policies read.</summary>
internal sealed class AdapterProbeHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (request.RequestUri?.AbsolutePath == GrpcHealthCall.Path && !await GrpcHealthCall.IsServingAsync(response, cancellationToken))
        {
            response.StatusCode = HttpStatusCode.ServiceUnavailable;
        }

        return response;
    }
}
