using Gateway.Core.Apis;

namespace Gateway.Server.Apis.Grpc;

/// <summary>The method that is called, and its caller's end of the call.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Context">The request; of its body nothing was read.</param>
internal sealed record GrpcTarget(ApiOperation Operation, HttpContext Context);
