using Gateway.Contracts.Certificates.V1;
using Gateway.Server.SharedData;
using Grpc.Core;

namespace Gateway.Server.Certificates;

/// <summary>The gRPC door of certificates.</summary>
internal sealed class CertificateGrpc(SharedDataDoor door, CertificateExchanges exchanges, CertificateTypes types)
{
    /// <summary>The service's name.</summary>
    public const string Service = "gateway.certificates.v1.CertificateService";

    /// <summary>Serves the list of types.</summary>
    public Task<ListCertificateTypesResponse> ListAsync(Received<ListCertificateTypesRequest> request, ServerCallContext context) =>
        types.ListAsync(context.GetHttpContext());

    /// <summary>Serves one look-up by holder.</summary>
    public Task<Reply> FindAsync(Received<FindCertificatesRequest> request, ServerCallContext context) =>
        exchanges.FindAsync(Enter(context, "FindCertificates"), request.Message, context.CancellationToken).OrThrowAsync();

    /// <summary>Serves one look-up by identifier.</summary>
    public Task<Reply> GetAsync(Received<GetCertificateRequest> request, ServerCallContext context) =>
        exchanges.GetAsync(Enter(context, "GetCertificate"), request.Message, context.CancellationToken).OrThrowAsync();

    /// <summary>Serves one verification.</summary>
    public Task<Reply> VerifyAsync(Received<VerifyCertificateRequest> request, ServerCallContext context) =>
        exchanges.VerifyAsync(Enter(context, "VerifyCertificate"), request.Message, context.CancellationToken).OrThrowAsync();

    private CertificateExchanges.Enter Enter(ServerCallContext context, string method) =>
        (operation, read) => door.Call(context, operation, $"{Service}/{method}", read(door.ConsumerOf(context.GetHttpContext())));
}
