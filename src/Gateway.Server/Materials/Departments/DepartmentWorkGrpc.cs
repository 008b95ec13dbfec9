using Gateway.Contracts.Materials.V1;
using Gateway.Server.Management;
using Gateway.Server.Materials.Recording;
using Gateway.Server.Refusals;
using Gateway.Server.SharedData;
using Grpc.Core;

namespace Gateway.Server.Materials.Departments;

/// <summary>What departments do for cases: checks, announcements, findings.</summary>
internal sealed class DepartmentWorkGrpc(
    DepartmentWorkPolicy policy, OrderReading orders, OrderAnswering answering, FindingActs findings, RefusalDesk refusals)
    : DepartmentWorkService.DepartmentWorkServiceBase
{
    /// <inheritdoc/>
    public override Task<ListOrdersResponse> ListOrders(ListOrdersRequest request, ServerCallContext context) =>
        AnswerAsync(context, "list_orders", request, orders.ListAsync);

    /// <inheritdoc/>
    public override Task<GetOrderResponse> GetOrder(GetOrderRequest request, ServerCallContext context) =>
        AnswerAsync(context, "get_order", request, orders.GetAsync);

    /// <inheritdoc/>
    public override Task<AnswerOrderResponse> AnswerOrder(AnswerOrderRequest request, ServerCallContext context) =>
        AnswerAsync(context, "answer_order", request, answering.DoAsync);

    /// <inheritdoc/>
    public override Task<ListFindingsResponse> ListFindings(ListFindingsRequest request, ServerCallContext context) =>
        AnswerAsync(context, "list_findings", request, findings.ListAsync);

    /// <inheritdoc/>
    public override Task<AnswerFindingResponse> AnswerFinding(AnswerFindingRequest request, ServerCallContext context) =>
        AnswerAsync(context, "answer_finding", request, findings.AnswerAsync);

    private async Task<TResponse> AnswerAsync<TRequest, TResponse>(
        ServerCallContext context, string verb, TRequest request, Func<DepartmentCall, TRequest, CancellationToken, Task<Answered<TResponse>>> act)
        where TResponse : class
    {
        var http = context.GetHttpContext();
        var (system, snapshot, refusal) = policy.Check(http);
        try
        {
            var answered = refusal is { } refused
                ? refused
                : await refusals.HoldAsync(() => act(new DepartmentCall(system!, snapshot), request, context.CancellationToken));
            if (answered.Answer is { } answer)
            {
                return answer;
            }

            var who = system is null ? null : new Steward(system.Id, system.Department);
            var told = await refusals.RefuseAsync(who, http.Connection.RemoteIpAddress, verb, answered.Refusal!);
            throw RefusalStatus.Of(told, Guid.Empty, null).ToRpcException();
        }
        catch (OperationCanceledException) when (context.CancellationToken.IsCancellationRequested)
        {
            throw AnswerExtensions.Gone();
        }
    }
}
