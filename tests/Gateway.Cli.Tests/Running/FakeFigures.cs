using Gateway.Contracts.Materials.V1;
using Grpc.Core;

namespace Gateway.Cli.Tests.Running;

internal sealed class FakeFigures : FiguresService.FiguresServiceBase
{
    public Func<GetFiguresRequest, GetFiguresResponse> OnGetFigures { get; set; } = _ => throw new NotSupportedException();

    public Func<ListWorthConnectingRequest, ListWorthConnectingResponse> OnListWorthConnecting { get; set; } = _ => throw new NotSupportedException();

    public override Task<GetFiguresResponse> GetFigures(GetFiguresRequest request, ServerCallContext context) => Task.FromResult(OnGetFigures(request));

    public override Task<ListWorthConnectingResponse> ListWorthConnecting(ListWorthConnectingRequest request, ServerCallContext context) =>
        Task.FromResult(OnListWorthConnecting(request));
}
