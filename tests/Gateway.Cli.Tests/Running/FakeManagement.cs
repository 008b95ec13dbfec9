using Gateway.Contracts.Management.V1;
using Grpc.Core;

namespace Gateway.Cli.Tests.Running;

internal sealed class FakeManagement : ManagementService.ManagementServiceBase
{
    public Func<ApplyRequest, ApplyResponse> OnApply { get; set; } = _ => throw new NotSupportedException();

    public Func<GetRequest, GetResponse> OnGet { get; set; } = _ => throw new NotSupportedException();

    public Func<ListGapsRequest, ListGapsResponse> OnListGaps { get; set; } = _ => throw new NotSupportedException();

    public List<ApplyRequest> Applied { get; } = [];

    public List<GetRequest> Gotten { get; } = [];

    public override Task<ApplyResponse> Apply(ApplyRequest request, ServerCallContext context)
    {
        Applied.Add(request);
        return Task.FromResult(OnApply(request));
    }

    public override Task<GetResponse> Get(GetRequest request, ServerCallContext context)
    {
        Gotten.Add(request.Clone());
        return Task.FromResult(OnGet(request));
    }

    public override Task<ListGapsResponse> ListGaps(ListGapsRequest request, ServerCallContext context) => Task.FromResult(OnListGaps(request));
}
