using Gateway.Benchmarks.Exchanges.Data;
using Gateway.Contracts.V1;
using Grpc.Core;
using Npgsql;
using NpgsqlTypes;

namespace Gateway.Benchmarks.Exchanges.Servers;

/// <summary>A server that looks up in PostgreSQL itself. The variable <see cref="Source"/> says where.</summary>
internal sealed class ServePostgres(NpgsqlDataSource source) : SharedDataService.SharedDataServiceBase
{
    public const string Mode = "serve-postgres";

    /// <summary>Environment variable with the connection string.</summary>
    public const string Source = "GATEWAY_BENCHMARK_SOURCE";

    private static readonly string s_select = People.Select("$1");

    public static async Task<int> RunAsync(string[] arguments)
    {
        // Resetting a connection that only reads is a round trip's worth of work for nothing.
        var settings = new NpgsqlConnectionStringBuilder(Environment.GetEnvironmentVariable(Source))
        {
            NoResetOnClose = true,
            MaxPoolSize = 32,
        };
        await using var source = NpgsqlDataSource.Create(settings);
        return await PlainHost.RunAsync(
            ServerPlace.Parse(arguments),
            builder =>
            {
                builder.Services.AddGrpc();
                builder.Services.AddSingleton(new ServePostgres(source));
            },
            app => app.MapGrpcService<ServePostgres>());
    }

    public override async Task<LookupResponse> Lookup(LookupRequest request, ServerCallContext context)
    {
        await using var connection = await source.OpenConnectionAsync(context.CancellationToken);
        await using var command = new NpgsqlCommand(s_select, connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = request.Key["id"], NpgsqlDbType = NpgsqlDbType.Text });
        // Prepared once for each connection; the pool remembers.
        await command.PrepareAsync(context.CancellationToken);
        await using var row = await command.ExecuteReaderAsync(context.CancellationToken);
        return await row.ReadAsync(context.CancellationToken)
            ? PersonReply.Of(new Person(
                row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3),
                row.GetString(4), row.GetString(5), row.GetString(6), row.GetString(7)))
            : PersonReply.NotFound;
    }
}
