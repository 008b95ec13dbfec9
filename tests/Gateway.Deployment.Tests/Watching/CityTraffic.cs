using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Gateway.Cli.Connecting;

namespace Gateway.Deployment.Tests.Watching;

/// <summary>An approval window that goes on asking: a department's adapter, a department's own API, for certificates, and for what it may not have.</summary>
internal sealed class CityTraffic : IDisposable
{
    private const string Item = "11330100MB9001069P3330717005000";
    private const string Case = "SP330100202506300017";
    private const string Officer = "officer-0412";
    private const string Context = $$"""{"serviceItemCode":"{{Item}}","scenario":"acceptance","caseNumber":"{{Case}}","officerId":"{{Officer}}"}""";
    private const string Resident = $$"""{"key":{"citizenNumber":"330102198803120008"},"fields":"fullName,birthDate","context":{{Context}}}""";
    private const string NotAgreed = $$"""{"key":{"citizenNumber":"330102198803120008"},"fields":"ethnicity","context":{{Context}}}""";
    private const string Certificate =
        $$"""{"typeCode":"11100000MB90019310001","holder":{"type":"111","identifier":"330102198803120008"},"context":{{Context}}}""";

    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(250);

    private readonly HttpClient _client;

    public CityTraffic(CityFile city, CancellationToken end)
    {
        var window = city.Systems.Single(system => system.Id == "shenpi-window");
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.Add(X509Certificate2.CreateFromPem(File.ReadAllText(window.Authority)));
        _client = new HttpClient(new SocketsHttpHandler
        {
            UseProxy = false,

            // Now and then somebody connects anew.
            PooledConnectionLifetime = TimeSpan.FromSeconds(1),
            SslOptions = new SslClientAuthenticationOptions
            {
                CertificateChainPolicy = policy,
                ClientCertificates = [X509Certificate2.CreateFromPemFile(window.Certificate, window.Key)],
            },
        })
        {
            BaseAddress = new Uri(city.Gateway.Address),
        };
        Ended = Task.Run(() => AskAsync(end), CancellationToken.None);
    }

    /// <summary>Ends when it was told to.</summary>
    public Task Ended { get; }

    public void Dispose() => _client.Dispose();

    private async Task AskAsync(CancellationToken end)
    {
        try
        {
            while (!end.IsCancellationRequested)
            {
                await PostAsync("/v1/data/gongan/resident:lookup", Resident, end);
                await PostAsync("/v1/data/gongan/resident:lookup", NotAgreed, end);
                await PostAsync("/v1/certificates:find", Certificate, end);
                using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/api/shuiwu/tax/nsr/92330102MA90000037", UriKind.Relative));
                request.Headers.Add("Gateway-Item", Item);
                request.Headers.Add("Gateway-Scenario", "acceptance");
                request.Headers.Add("Gateway-Case", Case);
                request.Headers.Add("Gateway-Officer", Officer);
                using var taxpayer = await _client.SendAsync(request, end);
                await Task.Delay(s_pause, end);
            }
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // Enough was asked.
        }
    }

    // Whether it is answered or refused, by its rate too, is an exchange.
    private async Task PostAsync(string path, string body, CancellationToken end)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await _client.PostAsync(new Uri(path, UriKind.Relative), content, end);
    }
}
