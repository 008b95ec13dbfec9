using Gateway.Contracts.Materials.V1;
using Gateway.Server.Materials.Resolving;
using Gateway.Server.Refusals;
using Gateway.Server.SharedData;
using Grpc.Core;

namespace Gateway.Server.Materials;

/// <summary>The gRPC door of materials.</summary>
internal sealed class MaterialsGrpc(MaterialsDoor door, MaterialsMethods methods, Resolver resolver) : MaterialsService.MaterialsServiceBase
{
    /// <inheritdoc/>
    public override Task<DescribeMatterResponse> DescribeMatter(DescribeMatterRequest request, ServerCallContext context) =>
        AnswerAsync(context, "DescribeMatter", request, methods.Reading.DescribeAsync);

    /// <inheritdoc/>
    public override async Task Resolve(ResolveRequest request, IServerStreamWriter<ResolveResponse> responseStream, ServerCallContext context)
    {
        try
        {
            var ended = await door.EnterAsync<ResolveRequest>(context.GetHttpContext(), "Resolve", async call =>
                await resolver.ResolveAsync(call, request, responseStream.WriteAsync, context.CancellationToken) is { } refusal ? refusal : request);
            OrThrow(ended);
        }
        catch (Exception) when (context.CancellationToken.IsCancellationRequested)
        {
            throw AnswerExtensions.Gone();
        }
    }

    /// <inheritdoc/>
    public override Task<GetCaseResponse> GetCase(GetCaseRequest request, ServerCallContext context) =>
        AnswerAsync(context, "GetCase", request, methods.Reading.GetAsync);

    /// <inheritdoc/>
    public override Task<PreviewResponse> Preview(PreviewRequest request, ServerCallContext context) =>
        AnswerAsync(context, "Preview", request, methods.Evidences.PreviewAsync);

    /// <inheritdoc/>
    public override Task<AcceptResponse> Accept(AcceptRequest request, ServerCallContext context) =>
        AnswerAsync(context, "Accept", request, methods.Accept.DoAsync);

    /// <inheritdoc/>
    public override Task<GetEvidenceResponse> GetEvidence(GetEvidenceRequest request, ServerCallContext context) =>
        AnswerAsync(context, "GetEvidence", request, methods.Evidences.GetAsync);

    /// <inheritdoc/>
    public override Task<CommitResponse> Commit(CommitRequest request, ServerCallContext context) =>
        AnswerAsync(context, "Commit", request, methods.Commit.DoAsync);

    /// <inheritdoc/>
    public override Task<DepartmentCheckResponse> DepartmentCheck(DepartmentCheckRequest request, ServerCallContext context) =>
        AnswerAsync(context, "DepartmentCheck", request, methods.Check.DoAsync);

    /// <inheritdoc/>
    public override Task<GetFactResponse> GetFact(GetFactRequest request, ServerCallContext context) =>
        AnswerAsync(context, "GetFact", request, methods.Reading.GetFactAsync);

    /// <inheritdoc/>
    public override Task<ReportAskedResponse> ReportAsked(ReportAskedRequest request, ServerCallContext context) =>
        AnswerAsync(context, "ReportAsked", request, methods.Asked.DoAsync);

    /// <inheritdoc/>
    public override Task<AnnounceResponse> Announce(AnnounceRequest request, ServerCallContext context) =>
        AnswerAsync(context, "Announce", request, methods.Announce.DoAsync);

    /// <inheritdoc/>
    public override Task<CloseCaseResponse> CloseCase(CloseCaseRequest request, ServerCallContext context) =>
        AnswerAsync(context, "CloseCase", request, methods.Close.DoAsync);

    private async Task<TResponse> AnswerAsync<TRequest, TResponse>(
        ServerCallContext context, string method, TRequest request, Func<ConsumerCall, TRequest, CancellationToken, Task<Answered<TResponse>>> act)
        where TResponse : class
    {
        try
        {
            return OrThrow(await door.EnterAsync(context.GetHttpContext(), method, call => act(call, request, context.CancellationToken)));
        }
        catch (OperationCanceledException) when (context.CancellationToken.IsCancellationRequested)
        {
            throw AnswerExtensions.Gone();
        }
    }

    private static T OrThrow<T>(Answered<T> answered)
        where T : class => answered.Answer ?? throw RefusalStatus.Of(answered.Refusal!, Guid.Empty, null).ToRpcException();
}
