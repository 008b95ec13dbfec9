using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using Gateway.Server.Tests.City;

namespace Gateway.Server.Tests.Apis.Hostile;

/// <summary>A connection of the registered consumer over which anything may be sent.</summary>
internal sealed class RawCaller : IAsyncDisposable
{
    /// <summary>The context of a call, each header with its line end.</summary>
    public const string Context = $"Gateway-Item: {Registered.Item}\r\nGateway-Scenario: acceptance\r\nGateway-Case: C-1\r\nGateway-Officer: officer-7\r\n";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    private RawCaller(SslStream stream) => Stream = stream;

    public SslStream Stream { get; }

    public static async Task<RawCaller> ConnectAsync(TestCity city, SslApplicationProtocol? protocol = null)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(city.Gateway.Address.Host, city.Gateway.Address.Port);
        var stream = new SslStream(new NetworkStream(socket, ownsSocket: true));
        await stream.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
        {
            TargetHost = "localhost",
            EnabledSslProtocols = SslProtocols.Tls13,
            ApplicationProtocols = [protocol ?? SslApplicationProtocol.Http11],
            ClientCertificateContext = SslStreamCertificateContext.Create(city.Certificate("shenpi", "shenpi-window").Certificate, null, offline: true),
            CertificateChainPolicy = new() { TrustMode = System.Security.Cryptography.X509Certificates.X509ChainTrustMode.CustomRootTrust, CustomTrustStore = { city.Authority.Certificate }, RevocationMode = System.Security.Cryptography.X509Certificates.X509RevocationMode.NoCheck },
        });
        return new RawCaller(stream);
    }

    /// <summary>A sound request of the taxpayer, whose head and what follows may be changed.</summary>
    public static string Get(string path = "/taxpayers/" + ApiCity.Firm, string more = "", string method = "GET") =>
        $"{method} /api/gongan/tax{path} HTTP/1.1\r\nHost: localhost\r\n{Context}{more}\r\n";

    /// <summary>A filing, whose headers of length and body follow.</summary>
    public static string Post(string more, string body = "") => Get("/filings", "Content-Type: application/json\r\n" + more, "POST") + body;

    public async Task SendAsync(string text) => await SendAsync(Encoding.Latin1.GetBytes(text));

    /// <summary>False where the gateway took no more.</summary>
    public async Task<bool> SendAsync(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            await Stream.WriteAsync(bytes);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>The answers until the connection ends, or as many.</summary>
    public async Task<List<RawAnswer>> ReadAsync(int most = int.MaxValue)
    {
        using var patience = new CancellationTokenSource(s_patience);
        return await RawAnswer.ReadAllAsync(Stream, most, patience.Token);
    }

    /// <summary>Sends a text over a connection of its own, and reads the answers until the connection ends.</summary>
    public static async Task<List<RawAnswer>> AskAsync(TestCity city, string text, int most = int.MaxValue)
    {
        await using var caller = await ConnectAsync(city);
        await caller.SendAsync(text);
        return await caller.ReadAsync(most);
    }

    public ValueTask DisposeAsync() => Stream.DisposeAsync();
}
