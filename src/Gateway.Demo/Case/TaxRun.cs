using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Gateway.Cli.Connecting;
using Gateway.Demo.Tax;

namespace Gateway.Demo.Case;

/// <summary>Calls a department's own API as an approval system does: plain HTTP over mTLS, the purpose in headers.</summary>
internal sealed class TaxRun : IApiRun
{
    private readonly HttpClient _client;
    private readonly TaxRecords _records;
    private readonly TimeProvider _time;

    public TaxRun(CityFile city, string system, TaxRecords records, TimeProvider time)
    {
        (_records, _time) = (records, time);
        var files = city.Systems.First(candidate => candidate.Id == system);
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.Add(X509CertificateLoader.LoadCertificateFromFile(files.Authority));
        var handler = new SocketsHttpHandler
        {
            UseProxy = false,
            SslOptions = new SslClientAuthenticationOptions
            {
                CertificateChainPolicy = policy,
                ClientCertificates = [X509Certificate2.CreateFromPemFile(files.Certificate, files.Key)],
            },
        };
        _client = new HttpClient(handler) { BaseAddress = new Uri(city.Gateway.Address) };
    }

    public async Task<ApiResult> CallAsync(ApiCall call, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/{TaxCase.Entry}{call.Target}");
        request.Headers.Add("Gateway-Item", Purpose.AtWindow.ServiceItemCode);
        request.Headers.Add("Gateway-Scenario", Purpose.AtWindow.Scenario);
        request.Headers.Add("Gateway-Case", Purpose.CaseNumber);
        request.Headers.Add("Gateway-Officer", Purpose.Officer);
        var start = _time.GetTimestamp();
        using var response = await _client.SendAsync(request, cancellationToken);
        var body = JsonNode.Parse(await response.Content.ReadAsStringAsync(cancellationToken));
        var elapsed = _time.GetElapsedTime(start);
        if (!response.IsSuccessStatusCode)
        {
            var refusal = RefusalOf(body!);
            return new ApiResult(call, [], [], refusal, refusal.ExchangeId, "", elapsed);
        }

        var passed = JsonLeaves.Of(body);
        return new ApiResult(
            call, passed, StayedOut(call, passed), null,
            response.Headers.GetValues("Gateway-Exchange").Single(), response.Headers.GetValues("Gateway-Receipt").Single(), elapsed);
    }

    public void Dispose() => _client.Dispose();

    // The demo alone can look behind the department's door; a consumer never learns what there is besides.
    private string[] StayedOut(ApiCall call, IReadOnlyList<(string Pointer, string Value)> passed)
    {
        var parts = call.Target.Split('/');
        var whole = call.Operation == "taxpayer" ? _records.Taxpayer(parts[2]) : _records.Arrears(parts[2], parts[4]);
        return [.. JsonLeaves.Of(whole).Select(leaf => leaf.Pointer).Except(passed.Select(leaf => leaf.Pointer), StringComparer.Ordinal)];
    }

    private static CallRefusal RefusalOf(JsonNode problem)
    {
        return new CallRefusal(Text("reason"), Text("title"), Text("message_zh"), Text("mend_by"), Text("field"), Text("agreement"), Text("exchange_id"));

        string Text(string name) => (string?)problem[name] ?? "";
    }
}
