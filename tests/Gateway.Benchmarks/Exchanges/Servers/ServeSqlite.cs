using Gateway.Benchmarks.Exchanges.Data;
using Gateway.Contracts.V1;
using Grpc.Core;

namespace Gateway.Benchmarks.Exchanges.Servers;

/// <summary>A server that looks up in SQLite itself. Third argument: the file.</summary>
internal sealed class ServeSqlite(SqliteLookups lookups) : SharedDataService.SharedDataServiceBase
{
    public const string Mode = "serve-sqlite";

    public static async Task<int> RunAsync(string[] arguments)
    {
        using var lookups = new SqliteLookups(arguments[2]);
        return await PlainHost.RunAsync(
            ServerPlace.Parse(arguments),
            builder =>
            {
                builder.Services.AddGrpc();
                builder.Services.AddSingleton(new ServeSqlite(lookups));
            },
            app => app.MapGrpcService<ServeSqlite>());
    }

    // SQLite answers on the calling thread, in microseconds; a task around it would only cost.
    public override Task<LookupResponse> Lookup(LookupRequest request, ServerCallContext context) =>
        Task.FromResult(lookups.Find(request.Key["id"]) is { } person ? PersonReply.Of(person) : PersonReply.NotFound);
}
