using Gateway.Contracts.Certificates.V1;
using Gateway.Server.SharedData;
using Google.Protobuf;
using Grpc.AspNetCore.Server.Model;
using Grpc.Core;

namespace Gateway.Server.Certificates;

/// <summary>Registers the methods with marshallers of our own, as those of shared data are.</summary>
internal sealed class CertificateMethods : IServiceMethodProvider<CertificateGrpc>
{
    private static readonly Marshaller<ListCertificateTypesResponse> s_types = Marshallers.Create(
        message => message.ToByteArray(), ListCertificateTypesResponse.Parser.ParseFrom);

    public void OnServiceMethodDiscovery(ServiceMethodProviderContext<CertificateGrpc> context)
    {
        context.AddUnaryMethod(
            new Method<Received<ListCertificateTypesRequest>, ListCertificateTypesResponse>(
                MethodType.Unary, CertificateGrpc.Service, "ListCertificateTypes", Received<ListCertificateTypesRequest>.Marshaller, s_types),
            [],
            (service, request, call) => service.ListAsync(request, call));
        context.AddUnaryMethod(Unary<FindCertificatesRequest>("FindCertificates"), [], (service, request, call) => service.FindAsync(request, call));
        context.AddUnaryMethod(Unary<GetCertificateRequest>("GetCertificate"), [], (service, request, call) => service.GetAsync(request, call));
        context.AddUnaryMethod(Unary<VerifyCertificateRequest>("VerifyCertificate"), [], (service, request, call) => service.VerifyAsync(request, call));
    }

    private static Method<Received<T>, Reply> Unary<T>(string name)
        where T : class, IMessage<T>, new() => new(MethodType.Unary, CertificateGrpc.Service, name, Received<T>.Marshaller, ReplyMarshaller.Instance);
}
