using Gateway.Contracts.Adapter.V1;
using Gateway.Core.Catalogue;
using Gateway.Core.Decisions;
using Gateway.Server.Departments;
using Google.Protobuf;
using Grpc.Core;

namespace Gateway.Server.Certificates;

/// <summary>
/// What is asked of the department for an answer about certificates. It outlives the call that began it: others may wait for
/// the same answer.
/// </summary>
/// <param name="entry">The entry, keyed by holder or by identifier.</param>
/// <param name="decision">The decision by which it is asked.</param>
/// <param name="request">The request, all but the handle of the schema.</param>
internal sealed class CertificateFetch(Entry entry, Decision decision, FetchRequest request) : IDepartmentQuestion
{
    private FetchResponse? _response;

    /// <inheritdoc/>
    public Entry Entry => entry;

    /// <summary>The decision by which it is asked.</summary>
    public Decision Decision => decision;

    /// <summary>The request.</summary>
    public FetchRequest Request => request;

    /// <summary>The department's answer; only once it has answered.</summary>
    public FetchResponse Response => _response ?? throw new InvalidOperationException("The department has not answered.");

    /// <inheritdoc/>
    public string Method => nameof(AdapterService.AdapterServiceClient.Fetch);

    public async Task AskAsync(AdapterService.AdapterServiceClient adapter, ByteString schema, CallOptions options)
    {
        request.SchemaHandle = schema;
        _response = await adapter.FetchAsync(request, options);
    }
}
