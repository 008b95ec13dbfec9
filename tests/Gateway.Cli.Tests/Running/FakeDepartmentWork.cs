using Gateway.Contracts.Materials.V1;
using Grpc.Core;

namespace Gateway.Cli.Tests.Running;

internal sealed class FakeDepartmentWork : DepartmentWorkService.DepartmentWorkServiceBase
{
    public Func<ListOrdersRequest, ListOrdersResponse> OnListOrders { get; set; } = _ => throw new NotSupportedException();

    public Func<GetOrderRequest, GetOrderResponse> OnGetOrder { get; set; } = _ => throw new NotSupportedException();

    public Func<AnswerOrderRequest, AnswerOrderResponse> OnAnswerOrder { get; set; } = _ => throw new NotSupportedException();

    public Func<ListFindingsRequest, ListFindingsResponse> OnListFindings { get; set; } = _ => throw new NotSupportedException();

    public Func<AnswerFindingRequest, AnswerFindingResponse> OnAnswerFinding { get; set; } = _ => throw new NotSupportedException();

    public override Task<ListOrdersResponse> ListOrders(ListOrdersRequest request, ServerCallContext context) => Task.FromResult(OnListOrders(request));

    public override Task<GetOrderResponse> GetOrder(GetOrderRequest request, ServerCallContext context) => Task.FromResult(OnGetOrder(request));

    public override Task<AnswerOrderResponse> AnswerOrder(AnswerOrderRequest request, ServerCallContext context) => Task.FromResult(OnAnswerOrder(request));

    public override Task<ListFindingsResponse> ListFindings(ListFindingsRequest request, ServerCallContext context) => Task.FromResult(OnListFindings(request));

    public override Task<AnswerFindingResponse> AnswerFinding(AnswerFindingRequest request, ServerCallContext context) => Task.FromResult(OnAnswerFinding(request));
}
