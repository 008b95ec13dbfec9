using Gateway.Contracts.Management.V1;
using Gateway.Core.Decisions;
using Gateway.Server.Exchanges;
using Gateway.Server.Refusals;
using Gateway.Storage.Registrations;
using Grpc.Core;

namespace Gateway.Server.Management;

/// <summary>The management API for stewards.</summary>
internal sealed class ManagementGrpc(
    StewardPolicy policy,
    RegistryStore registry,
    ActRecorder acts,
    ExchangeRecorder exchanges,
    GapReport gaps,
    ILogger<ManagementGrpc> logger) : ManagementService.ManagementServiceBase
{
    /// <inheritdoc/>
    public override Task<ApplyResponse> Apply(ApplyRequest request, ServerCallContext context) => ActAsync(context, async steward =>
    {
        if (request.Documents.Count > RegistryStore.GreatestCount)
        {
            throw Refuse(new Refusal(Reasons.RequestTooLarge, Detail: $"at most {RegistryStore.GreatestCount} documents at once."));
        }

        var outcome = await registry.ApplyAsync(
            request.Documents,
            request.DryRun,
            (outcome, _) => acts.RecordApplyAsync(steward, request.Documents, outcome),
            context.CancellationToken);
        return new ApplyResponse
        {
            Applied = outcome.Applied,
            Revision = (ulong)outcome.Revision,
            Changes = { outcome.Changes },
            Faults = { outcome.Faults },
            Warnings = { await gaps.WarnAsync(request.Documents, outcome, context.CancellationToken) },
        };
    });

    /// <inheritdoc/>
    public override Task<GetResponse> Get(GetRequest request, ServerCallContext context) => ActAsync(context, async steward =>
    {
        if (request.Kind == DocumentKind.Unspecified)
        {
            throw Refuse(new Refusal(Reasons.RequestMalformed, Detail: "kind: say which kind of document."));
        }

        var page = request.Key.Length > 0
            ? await registry.GetAsync(request.Kind, request.Key, context.CancellationToken)
            : await registry.GetAsync(request.Kind, (int)Math.Min(request.PageSize, 1000), request.PageToken, context.CancellationToken);
        if (request.Key.Length > 0 && page.Documents.Count == 0)
        {
            throw Refuse(new Refusal(Reasons.DocumentUnknown));
        }

        await acts.RecordGetAsync(steward, page.Revision);
        return new GetResponse { Documents = { page.Documents }, NextPageToken = page.NextPageToken, Revision = (ulong)page.Revision };
    });

    /// <inheritdoc/>
    public override Task<ListGapsResponse> ListGaps(ListGapsRequest request, ServerCallContext context) => ActAsync(context, async steward =>
    {
        var page = gaps.List(request) ?? throw Refuse(new Refusal(Reasons.DocumentUnknown));
        await acts.RecordGapsAsync(steward, (long)page.Revision);
        return page;
    });

    private async Task<T> ActAsync<T>(ServerCallContext context, Func<Steward, Task<T>> act)
    {
        try
        {
            return await act(await AuthoriseAsync(context));
        }
        catch (ActNotRecordedException exception)
        {
            ManagementLog.NotRecorded(logger, exception.Message);
            throw Refuse(new Refusal(Reasons.LogUnavailable));
        }
        catch (ArgumentException exception) when (exception.ParamName == "pageToken")
        {
            throw Refuse(new Refusal(Reasons.RequestMalformed, Detail: "page_token: not one that this gateway gave."));
        }
        catch (Exception exception) when (exception is System.Data.Common.DbException or Microsoft.EntityFrameworkCore.DbUpdateException)
        {
            ManagementLog.DatabaseFailed(logger, exception);
            throw Refuse(new Refusal(Reasons.RegistryUnavailable));
        }
    }

    private async Task<Steward> AuthoriseAsync(ServerCallContext context)
    {
        var http = context.GetHttpContext();
        var (steward, refusal) = policy.Check(http);
        if (refusal is null)
        {
            return steward!;
        }

        if (steward is null)
        {
            exchanges.CountUnidentified(new(null, refusal.Reason, null, http.Connection.RemoteIpAddress), refusal.Reason);
        }
        else
        {
            await acts.RecordRefusalAsync(steward, refusal);
        }

        throw Refuse(refusal);
    }

    private static RpcException Refuse(Refusal refusal) => RefusalStatus.Of(refusal, Guid.Empty, null).ToRpcException();
}
