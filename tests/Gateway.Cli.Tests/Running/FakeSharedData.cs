using Gateway.Contracts.V1;
using Grpc.Core;

namespace Gateway.Cli.Tests.Running;

internal sealed class FakeSharedData : SharedDataService.SharedDataServiceBase
{
    public Func<LookupRequest, ServerCallContext, Task<LookupResponse>> OnLookup { get; set; } = (_, _) => throw new NotSupportedException();

    public List<LookupRequest> Asked { get; } = [];

    public DateTime LastDeadline { get; private set; }

    public override Task<LookupResponse> Lookup(LookupRequest request, ServerCallContext context)
    {
        Asked.Add(request);
        LastDeadline = context.Deadline;
        return OnLookup(request, context);
    }
}
