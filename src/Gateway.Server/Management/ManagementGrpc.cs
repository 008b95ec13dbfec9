using Gateway.Audit;
using Gateway.Contracts.Management.V1;
using Gateway.Core.Decisions;
using Gateway.Server.Exchanges;
using Gateway.Server.Refusals;
using Gateway.Storage.Registrations;
using Grpc.Core;
using Grpc.StatusProto;

namespace Gateway.Server.Management;

/// <summary>The management API for stewards.</summary>
internal sealed class ManagementGrpc(
    StewardPolicy policy,
    RegistryStore registry,
    ActRecorder acts,
    ExchangeRecorder exchanges) : ManagementService.ManagementServiceBase
{
    private const int GreatestApply = 20_000;

    /// <inheritdoc/>
    public override async Task<ApplyResponse> Apply(ApplyRequest request, ServerCallContext context)
    {
        var steward = Authorise(context);
        if (request.Documents.Count > GreatestApply)
        {
            throw Refuse(new Refusal(Reasons.RequestTooLarge, Detail: $"at most {GreatestApply} documents at once."));
        }

        return await registry.ApplyAsync(
            request.Documents,
            request.DryRun,
            (outcome, cancellationToken) => acts.RecordAsync(steward, outcome, cancellationToken),
            context.CancellationToken);
    }

    /// <inheritdoc/>
    public override async Task<GetResponse> Get(GetRequest request, ServerCallContext context)
    {
        Authorise(context);
        return await registry.GetAsync(request, context.CancellationToken)
            ?? throw new RpcException(new Grpc.Core.Status(Grpc.Core.StatusCode.NotFound, "No document of that kind has that key."));
    }

    private Steward Authorise(ServerCallContext context)
    {
        var (steward, refusal) = policy.Check(context.GetHttpContext());
        if (refusal is not null)
        {
            exchanges.CountUnidentified(new(null, refusal.Reason, null, context.GetHttpContext().Connection.RemoteIpAddress), refusal.Reason);
            throw Refuse(refusal);
        }

        return steward!;
    }

    private static RpcException Refuse(Refusal refusal) => RefusalStatus.Of(refusal, Guid.Empty, null).ToRpcException();
}
