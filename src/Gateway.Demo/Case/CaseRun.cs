using Gateway.Cli.Connecting;
using Gateway.Contracts.V1;
using Grpc.Core;

namespace Gateway.Demo.Case;

/// <summary>Makes the calls of the case as the approval systems: plain gRPC over mTLS, one connection for each.</summary>
internal sealed class CaseRun(CityFile city, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    private readonly Dictionary<string, GatewayConnection> _connections = new(StringComparer.Ordinal);

    public async Task<CallResult> CallAsync(CaseCall call, CancellationToken cancellationToken)
    {
        var client = new SharedDataService.SharedDataServiceClient(ConnectionOf(call.System).Calls);
        var request = call.ToRequest();
        var start = time.GetTimestamp();
        try
        {
            var response = await client.LookupAsync(
                request, deadline: (time.GetUtcNow() + Deadline).UtcDateTime, cancellationToken: cancellationToken);
            return CallResult.Of(call, response, null, time.GetElapsedTime(start));
        }
        catch (RpcException exception) when (!cancellationToken.IsCancellationRequested)
        {
            return CallResult.Of(call, null, CallRefusal.Of(exception), time.GetElapsedTime(start));
        }
    }

    public void Dispose()
    {
        foreach (var connection in _connections.Values)
        {
            connection.Dispose();
        }
    }

    private GatewayConnection ConnectionOf(string system)
    {
        if (!_connections.TryGetValue(system, out var connection))
        {
            _connections[system] = connection = GatewayConnection.Open(city.ConnectAs(system)!);
        }

        return connection;
    }
}
