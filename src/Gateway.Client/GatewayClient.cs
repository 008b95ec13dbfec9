using Gateway.Client.Calls;
using Gateway.Client.Connecting;
using Gateway.Client.Receipts;
using Gateway.Client.Telemetry;
using Gateway.Contracts.V1;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Gateway.Client;

/// <summary>
/// The gateway as an application calls it, over mutual TLS. One for an application; it connects with the first call.
/// Every call has a deadline, is repeated where that is safe, leaves its receipt, a span and metrics.
/// </summary>
public sealed class GatewayClient : IDisposable
{
    private static readonly TimeSpan s_connectTimeout = TimeSpan.FromSeconds(5);

    private readonly GrpcChannel _channel;

    /// <summary>Makes a client; an application has it made by <see cref="GatewayClientExtensions"/>.</summary>
    public GatewayClient(
        IOptions<GatewayClientOptions> options, IReceiptStore receipts, ClientMetrics metrics, TimeProvider time, ILogger<GatewayClient> log)
    {
        var settings = options.Value;
        Address = settings.Address!;
        _channel = GrpcChannel.ForAddress(Address, new GrpcChannelOptions
        {
            HttpHandler = new RenewingHandler(settings, identity => Connect(identity), time, log),
            DisposeHttpClient = true,
            MaxReceiveMessageSize = 64 << 20,
        });
        // The first is asked first: a call's span spans all its attempts, and each attempt leaves its own receipt.
        CallInvoker = new BlockingInvoker(_channel.Intercept(
            new TelemetryInterceptor(Address, metrics),
            new DeadlineInterceptor(settings.Deadline, settings.StreamDeadline, time),
            new RetryInterceptor(new RetryRules(settings.Attempts, time), metrics),
            new ReceiptInterceptor(receipts, time)));
        SharedData = new SharedDataService.SharedDataServiceClient(CallInvoker);
    }

    /// <summary>The gateway's address.</summary>
    public Uri Address { get; }

    /// <summary>For clients that were generated from contracts of the gateway: <c>new ResidentService.ResidentServiceClient(client.CallInvoker)</c>.</summary>
    public CallInvoker CallInvoker { get; }

    /// <summary>Shared data of any entry, without a client of its own.</summary>
    public SharedDataService.SharedDataServiceClient SharedData { get; }

    /// <inheritdoc/>
    public void Dispose() => _channel.Dispose();

    private static SocketsHttpHandler Connect(TlsIdentity identity) => new()
    {
        SslOptions = identity.ClientOptions(),
        ConnectTimeout = s_connectTimeout,
        EnableMultipleHttp2Connections = true,
        KeepAlivePingDelay = TimeSpan.FromSeconds(30),
        KeepAlivePingTimeout = TimeSpan.FromSeconds(10),
        // A proxy named in the environment is not the gateway.
        UseProxy = false,
        // The span's own headers are sent; baggage, which may hold anything, is not.
        ActivityHeadersPropagator = null,
    };
}
