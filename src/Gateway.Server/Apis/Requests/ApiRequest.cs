using Gateway.Core.Apis;

namespace Gateway.Server.Apis.Requests;

/// <summary>A call of an operation of a department's own API, read from the wire: nothing of the caller's spelling is left in it.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="PathValues">Values of the path's parameters, in their order.</param>
/// <param name="Query">Parameters of the query, in their order.</param>
/// <param name="Body">The body, JSON that was checked; empty where there is none.</param>
internal sealed record ApiRequest(
    ApiOperation Operation, string[] PathValues, KeyValuePair<string, string>[] Query, ReadOnlyMemory<byte> Body);
