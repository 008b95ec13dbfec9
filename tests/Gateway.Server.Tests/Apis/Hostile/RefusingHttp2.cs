using System.Net.Security;
using System.Net.Sockets;
using Gateway.Testing;

namespace Gateway.Server.Tests.Apis.Hostile;

/// <summary>An API in HTTP/2 over TLS that says of as many requests as it is told that it did not take them (RFC 9113 §6.8), each by ending its connection; it ends one that it answered too.</summary>
internal sealed class RefusingHttp2 : IAsyncDisposable
{
    private static readonly byte[] s_answer =
    [
        .. RawHttp2.Frame(RawHttp2.Settings, 0, 0, []),

        // Status 200, and a literal whose name is in the static table: content-type (RFC 7541 §6.1, §6.2.2).
        .. RawHttp2.Frame(RawHttp2.Headers, RawHttp2.EndHeaders, 1, [0x88, 0x0f, 0x10, 16, .. "application/json"u8]),
        .. RawHttp2.Frame(RawHttp2.Data, RawHttp2.EndStream, 1, System.Text.Encoding.UTF8.GetBytes(ApiCity.Taxpayer)),
        .. RawHttp2.Frame(RawHttp2.GoAway, 0, 0, [0, 0, 0, 1, 0, 0, 0, 0]),
    ];

    private static readonly byte[] s_refusal = [.. RawHttp2.Frame(RawHttp2.Settings, 0, 0, []), .. RawHttp2.Frame(RawHttp2.GoAway, 0, 0, new byte[8])];

    private readonly TestCertificate _certificate;
    private readonly RawListener _listener;
    private int _refused;

    public RefusingHttp2(TestAuthority authority)
    {
        _certificate = authority.IssueServer("spiffe://test-city/gongan/tax");
        _listener = new RawListener(ServeAsync);
    }

    public Uri Address => new($"https://127.0.0.1:{_listener.Port}");

    /// <summary>Requests that are still to be refused.</summary>
    public int Refuses { get; set; }

    /// <summary>Requests that were refused.</summary>
    public int Refused => _refused;

    public async ValueTask DisposeAsync()
    {
        await _listener.DisposeAsync();
        _certificate.Dispose();
    }

    private async Task ServeAsync(Socket socket, CancellationToken ended)
    {
        await using var stream = new SslStream(new NetworkStream(socket));
        await stream.AuthenticateAsServerAsync(
            new SslServerAuthenticationOptions { ServerCertificate = _certificate.Certificate, ApplicationProtocols = [SslApplicationProtocol.Http2] }, ended);
        var preface = new byte[24];
        await stream.ReadExactlyAsync(preface, ended);
        while (await ReadTypeAsync(stream, ended) != RawHttp2.Headers)
        {
        }

        var refuses = Refuses > 0;
        await stream.WriteAsync(refuses ? s_refusal : s_answer, ended);
        if (refuses)
        {
            Refuses--;
            _refused++;
        }

        // Until the gateway ends it: nothing that it still says is lost.
        while (await ReadTypeAsync(stream, ended) != RawHttp2.GoAway)
        {
        }
    }

    private static async Task<byte> ReadTypeAsync(SslStream stream, CancellationToken ended)
    {
        var head = new byte[9];
        await stream.ReadExactlyAsync(head, ended);
        await stream.ReadExactlyAsync(new byte[(head[0] << 16) | (head[1] << 8) | head[2]], ended);
        return head[3];
    }
}
