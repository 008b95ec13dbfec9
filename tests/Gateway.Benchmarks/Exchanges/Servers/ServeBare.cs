using Gateway.Benchmarks.Exchanges.Data;
using Gateway.Contracts.V1;
using Grpc.Core;

namespace Gateway.Benchmarks.Exchanges.Servers;

/// <summary>A server with one reply for all: what gRPC and TLS cost by themselves.</summary>
internal sealed class ServeBare : SharedDataService.SharedDataServiceBase
{
    public const string Mode = "serve-bare";

    private readonly Task<LookupResponse> _reply = Task.FromResult(PersonReply.Of(People.At(0)));

    public static Task<int> RunAsync(string[] arguments) => PlainHost.RunAsync(
        ServerPlace.Parse(arguments),
        builder =>
        {
            builder.Services.AddGrpc();
            builder.Services.AddSingleton<ServeBare>();
        },
        app => app.MapGrpcService<ServeBare>());

    public override Task<LookupResponse> Lookup(LookupRequest request, ServerCallContext context) => _reply;
}
