using Gateway.Contracts.Adapter.V1;
using Gateway.Core.Catalogue;
using Google.Protobuf;
using Grpc.Core;

namespace Gateway.Server.Departments;

/// <summary>A question to a department. It may be put twice, to two adapters, and keeps the last answer.</summary>
internal interface IDepartmentQuestion
{
    /// <summary>Entry version that it is about.</summary>
    Entry Entry { get; }

    /// <summary>Method of the adapter by which it is put: <c>Fetch</c>.</summary>
    string Method { get; }

    /// <summary>Puts it to an adapter and keeps the answer.</summary>
    /// <param name="adapter">The adapter.</param>
    /// <param name="schema">Handle of the entry's schema there.</param>
    /// <param name="options">Deadline and cancellation.</param>
    Task AskAsync(AdapterService.AdapterServiceClient adapter, ByteString schema, CallOptions options);
}
