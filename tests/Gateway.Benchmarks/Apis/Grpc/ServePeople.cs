using Gateway.Benchmarks.Apis.Grpc.Wire;
using Gateway.Benchmarks.Exchanges.Servers;
using Grpc.Core;

namespace Gateway.Benchmarks.Apis.Grpc;

/// <summary>A department's gRPC API with one answer for all.</summary>
internal sealed class ServePeople : PeopleService.PeopleServiceBase
{
    public const string Mode = "serve-people";

    private readonly Task<Person> _reply = Task.FromResult(PersonMessage.Whole);

    public static Task<int> RunAsync(string[] arguments) => PlainHost.RunAsync(
        ServerPlace.Parse(arguments),
        builder =>
        {
            builder.Services.AddGrpc();
            builder.Services.AddSingleton<ServePeople>();
        },
        app => app.MapGrpcService<ServePeople>());

    public override Task<Person> GetPerson(GetPersonRequest request, ServerCallContext context) => _reply;
}
