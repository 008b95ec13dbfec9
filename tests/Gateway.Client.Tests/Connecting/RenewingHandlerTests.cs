using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Gateway.Client.Connecting;
using Gateway.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Gateway.Client.Tests.Connecting;

/// <summary>Renewals without a gateway: connections that tell when they are used and closed.</summary>
public sealed class RenewingHandlerTests : IDisposable
{
    private static readonly TimeSpan s_soon = TimeSpan.FromSeconds(20);

    private readonly TemporaryFolder _folder = new();
    private readonly TestAuthority _authority = TestAuthority.Create("city");
    private readonly FakeTimeProvider _time = new();
    private readonly ConcurrentQueue<Opened> _opened = new();
    private readonly HttpMessageInvoker _handler;
    private int _renewals;

    public RenewingHandlerTests()
    {
        using var certificate = _authority.IssueClient("spiffe://test-city/shenpi/shenpi-window");
        var files = certificate.WriteTo(_folder.Path);
        var options = new GatewayClientOptions { Certificate = files.Certificate, Key = files.Key, Authority = files.Authority };
        _handler = new HttpMessageInvoker(new RenewingHandler(options, Open, _time, NullLogger.Instance));
    }

    [Fact]
    public async Task Old_connections_close_and_their_certificate_is_let_go_when_their_last_call_was_sent()
    {
        var answer = new TaskCompletionSource();
        var old = Assert.Single(_opened);
        old.Answer = answer.Task;
        var call = SendAsync();

        Renew();
        await SendAsync();

        Assert.Equal(2, _opened.Count);
        Assert.False(old.IsClosed || old.IsCertificateGone);
        answer.SetResult();
        await call;
        Assert.True(old.IsClosed && old.IsCertificateGone);
        Assert.False(_opened.Last().IsClosed || _opened.Last().IsCertificateGone);
    }

    [Fact]
    public async Task No_call_meets_connections_that_were_closed_by_a_renewal()
    {
        const int Renewals = 50;
        var done = false;
        var calls = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (!Volatile.Read(ref done))
            {
                await SendAsync();
            }
        })).ToList();

        for (var i = 1; i <= Renewals && calls.TrueForAll(call => !call.IsCompleted); i++)
        {
            Renew();
            await Poll.UntilAsync(() => _opened.Count > i || calls.Exists(call => call.IsCompleted), s_soon, "the renewal is seen");
        }

        Volatile.Write(ref done, true);
        await Task.WhenAll(calls).WaitAsync(s_soon);
        Assert.All(_opened.SkipLast(1), old => Assert.True(old.IsClosed && old.IsCertificateGone));
        Assert.Equal(Renewals + 1, _opened.Count);
    }

    [Fact]
    public async Task The_last_connections_close_with_the_client()
    {
        await SendAsync();

        _handler.Dispose();

        Assert.True(_opened.Single().IsClosed && _opened.Single().IsCertificateGone);
        await Assert.ThrowsAsync<ObjectDisposedException>(SendAsync);
    }

    public void Dispose()
    {
        _handler.Dispose();
        _authority.Dispose();
        _folder.Dispose();
    }

    private Opened Open(TlsIdentity identity)
    {
        var opened = new Opened(identity.ClientOptions().ClientCertificateContext!.TargetCertificate);
        _opened.Enqueue(opened);
        return opened;
    }

    private async Task SendAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "https://gateway");
        using var response = await _handler.SendAsync(request, CancellationToken.None);
    }

    // A file that is there at once, with another text of the same authority.
    private void Renew()
    {
        File.WriteAllText(_folder.At("new"), _authority.Pem + new string('\n', ++_renewals % 2 + 2));
        File.Move(_folder.At("new"), _folder.At("ca.pem"), overwrite: true);
        _time.Advance(TimeSpan.FromMinutes(1));
    }

    private sealed class Opened(X509Certificate2 certificate) : HttpMessageHandler
    {
        private volatile bool _closed;

        public Task Answer { get; set; } = Task.CompletedTask;

        public bool IsClosed => _closed;

        public bool IsCertificateGone => certificate.Handle == 0;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await Task.Yield();
            await Answer;
            ObjectDisposedException.ThrowIf(_closed, this);
            return new HttpResponseMessage(HttpStatusCode.OK);
        }

        protected override void Dispose(bool disposing)
        {
            _closed = true;
            base.Dispose(disposing);
        }
    }
}
