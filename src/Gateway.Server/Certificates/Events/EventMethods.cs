using Gateway.Contracts.Certificates.V1;
using Gateway.Server.SharedData;
using Google.Protobuf;
using Grpc.AspNetCore.Server.Model;
using Grpc.Core;

namespace Gateway.Server.Certificates.Events;

/// <summary>
/// Registers the two methods of one service apart: reports are governed, watches are exchanges, and endpoints of one registration
/// have one class.
/// </summary>
internal sealed class EventMethods : IServiceMethodProvider<CertificateEventGrpc>, IServiceMethodProvider<CertificateWatchGrpc>
{
    void IServiceMethodProvider<CertificateEventGrpc>.OnServiceMethodDiscovery(ServiceMethodProviderContext<CertificateEventGrpc> context) =>
        context.AddDuplexStreamingMethod(
            new Method<Received<ReportRequest>, ReportResponse>(
                MethodType.DuplexStreaming, CertificateEventGrpc.Service, "Report", Received<ReportRequest>.Marshaller, Answers<ReportResponse>()),
            [],
            (service, requests, responses, call) => service.ReportAsync(requests, responses, call));

    void IServiceMethodProvider<CertificateWatchGrpc>.OnServiceMethodDiscovery(ServiceMethodProviderContext<CertificateWatchGrpc> context) =>
        context.AddServerStreamingMethod(
            new Method<Received<WatchRequest>, WatchResponse>(
                MethodType.ServerStreaming, CertificateEventGrpc.Service, "Watch", Received<WatchRequest>.Marshaller, Answers<WatchResponse>()),
            [],
            (service, request, stream, call) => service.WatchAsync(request, stream, call));

    private static Marshaller<T> Answers<T>()
        where T : class, IMessage<T>, new() => Marshallers.Create(message => message.ToByteArray(), new MessageParser<T>(() => new T()).ParseFrom);
}
