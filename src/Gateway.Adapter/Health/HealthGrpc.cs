using Grpc.Core;
using Grpc.Health.V1;
using ServingStatus = Grpc.Health.V1.HealthCheckResponse.Types.ServingStatus;

namespace Gateway.Adapter.Health;

/// <summary><c>grpc.health.v1</c> for the gateway's active probes.</summary>
internal sealed class HealthGrpc(Readiness readiness, IHostApplicationLifetime lifetime, TimeProvider time)
    : Grpc.Health.V1.Health.HealthBase
{
    private static readonly TimeSpan WatchPeriod = TimeSpan.FromSeconds(2);

    public override async Task<HealthCheckResponse> Check(HealthCheckRequest request, ServerCallContext context)
    {
        if (!IsKnown(request.Service))
        {
            throw new RpcException(new Status(StatusCode.NotFound, "There is no such service here."));
        }

        return new HealthCheckResponse { Status = await StatusAsync(context.CancellationToken) };
    }

    public override async Task Watch(
        HealthCheckRequest request, IServerStreamWriter<HealthCheckResponse> responseStream, ServerCallContext context)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, lifetime.ApplicationStopping);
        var last = ServingStatus.Unknown;
        try
        {
            while (true)
            {
                var status = IsKnown(request.Service) ? await StatusAsync(context.CancellationToken) : ServingStatus.ServiceUnknown;
                if (status != last)
                {
                    await responseStream.WriteAsync(new HealthCheckResponse { Status = last = status }, context.CancellationToken);
                }

                await Task.Delay(WatchPeriod, time, end.Token);
            }
        }
        catch (OperationCanceledException) when (!context.CancellationToken.IsCancellationRequested)
        {
            await responseStream.WriteAsync(new HealthCheckResponse { Status = ServingStatus.NotServing }, context.CancellationToken);
        }
        catch (OperationCanceledException)
        {
            // The watcher went away.
        }
    }

    private static bool IsKnown(string service) => service is "" or "gateway.adapter.v1.AdapterService";

    private async ValueTask<ServingStatus> StatusAsync(CancellationToken cancellationToken) =>
        await readiness.FaultAsync(cancellationToken) is null ? ServingStatus.Serving : ServingStatus.NotServing;
}
