using System.Net.Security;
using System.Security.Authentication;
using Gateway.Client.Calls;
using Gateway.Contracts.Management.V1;
using Gateway.Contracts.V1;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;

namespace Gateway.Cli.Connecting;

/// <summary>
/// A connection to a gateway over mutual TLS. The gateway's certificate must come from the given authority, no
/// other, and bear the address's name. Every call has a deadline.
/// </summary>
public sealed class GatewayConnection : IDisposable
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);

    private readonly TlsIdentity _identity;
    private readonly GrpcChannel _channel;

    private GatewayConnection(GatewayConnectionOptions options, TlsIdentity identity, TimeProvider clock)
    {
        _identity = identity;
        Address = options.Address;
        Deadline = options.Deadline;
        _channel = GrpcChannel.ForAddress(options.Address, new GrpcChannelOptions
        {
            HttpHandler = new SocketsHttpHandler
            {
                SslOptions = Tls(),
                ConnectTimeout = ConnectTimeout,
                EnableMultipleHttp2Connections = true,
                KeepAlivePingDelay = TimeSpan.FromSeconds(30),
                KeepAlivePingTimeout = TimeSpan.FromSeconds(10),
                // A proxy named in the environment is not the gateway.
                UseProxy = false,
            },
            DisposeHttpClient = true,
            MaxReceiveMessageSize = 64 << 20,
        });
        Calls = _channel.Intercept(new DeadlineInterceptor(options.Deadline, options.Deadline, clock));
        Management = new ManagementService.ManagementServiceClient(Calls);
        SharedData = new SharedDataService.SharedDataServiceClient(Calls);
    }

    /// <summary>The gateway's address.</summary>
    public Uri Address { get; }

    /// <summary>The longest that a call without a deadline of its own may take.</summary>
    public TimeSpan Deadline { get; }

    /// <summary>For clients of other services of the same gateway.</summary>
    public CallInvoker Calls { get; }

    /// <summary>What stewards use.</summary>
    public ManagementService.ManagementServiceClient Management { get; }

    /// <summary>What approval systems use.</summary>
    public SharedDataService.SharedDataServiceClient SharedData { get; }

    /// <summary>What was wrong with the certificate that the gateway presented last.</summary>
    internal SslPolicyErrors TrustFault { get; private set; }

    /// <summary>Reads the files and makes the channel; connects with the first call.</summary>
    /// <exception cref="ConnectionSettingsException">The address or a file is not what it should be.</exception>
    public static GatewayConnection Open(GatewayConnectionOptions options, TimeProvider? clock = null)
    {
        if (!options.Address.IsAbsoluteUri || options.Address.Scheme != Uri.UriSchemeHttps)
        {
            throw new ConnectionSettingsException(ConnectionTexts.AddressNotHttps.With(options.Address.OriginalString));
        }

        return new GatewayConnection(options, TlsIdentity.Read(options), clock ?? TimeProvider.System);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _channel.Dispose();
        _identity.Dispose();
    }

    private SslClientAuthenticationOptions Tls() => new()
    {
        ClientCertificateContext = _identity.Context,
        CertificateChainPolicy = _identity.Trust,
        EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
        // Accepts no more than without it; what was wrong is kept to be told.
        RemoteCertificateValidationCallback = (_, _, _, errors) => (TrustFault = errors) == SslPolicyErrors.None,
    };
}
