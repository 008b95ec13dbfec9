using System.Text.Json;
using Gateway.Contracts.Management.V1;
using Gateway.Server.Apis.Upstreams;
using Gateway.Server.Tests.City;
using Gateway.Testing;
using Microsoft.AspNetCore.Builder;

namespace Gateway.Server.Tests.Apis;

/// <summary>A city in which the police keep an API of their own; the consumer may read of taxpayers, and file.</summary>
internal sealed class ApiCity : IAsyncDisposable
{
    public const string Firm = "92330102MA90000037";

    public const string Taxpayer = """
        {"code":0,"server":"tax-17","data":{"name":"云溪小吃店","uscc":"92330102MA90000037","owner":"张三丰","phone":"13800000000",
         "arrears":[{"tax":"VAT","amount":1200.50,"clerk":"李四"},{"tax":"CIT","amount":0,"clerk":"王五"}]}}
        """;

    private readonly HttpClient _client;

    private ApiCity(TestCity city, Upstream upstream)
    {
        (City, Upstream) = (city, upstream);
        _client = new HttpClient(TestChannel.Handler(city.Authority, city.Certificate("shenpi", "shenpi-window"))) { BaseAddress = city.Gateway.Address };
    }

    public TestCity City { get; }

    public Upstream Upstream { get; private set; }

    public static async Task<ApiCity> StartAsync(
        Action<GatewayOptions, Upstream>? configure = null,
        Action<Entry>? change = null,
        Action<Agreement>? agree = null,
        Action<WebApplicationBuilder>? build = null)
    {
        var upstream = await Upstream.StartAsync();
        void Configure(GatewayOptions options)
        {
            options.Apis.Upstreams.Add(new ApiUpstreamOptions { Department = "gongan", Address = upstream.Address.ToString(), Networks = { "127.0.0.0/8" } });
            configure?.Invoke(options, upstream);
        }

        var city = await TestCity.StartAsync(Configure, build);
        var api = new ApiCity(city, upstream);
        await city.ApplyAsync(Entry(upstream.Address, change), Agreement(agree));
        await Poll.UntilAsync(
            async () =>
            {
                using var response = await api.GetAsync("/taxpayers/" + Firm);
                return (await ReasonAsync(response)) is not ("ENTRY_UNKNOWN" or "NO_AGREEMENT");
            },
            TimeSpan.FromSeconds(20),
            "the API is served");
        upstream.Requests.Clear();
        return api;
    }

    public static Document Entry(Uri address, Action<Entry>? change = null) => Registered.Entry(entry =>
    {
        entry.ApiName = "tax";
        entry.Code = "tax";
        entry.Name = "纳税人信息";
        entry.Kind = EntryKind.Api;
        entry.Operations.Clear();
        entry.KeyFields.Clear();
        entry.SubjectFields.Clear();
        entry.Fields.Clear();
        entry.Fields.Add(
        [
            Field(1, "name", FieldType.Text, Sensitivity.L1),
            Field(2, "owner", FieldType.Text, Sensitivity.L3, Masking.Name),
            Field(3, "tax", FieldType.Text, Sensitivity.L1),
            Field(4, "amount", FieldType.Decimal, Sensitivity.L2),
            Field(5, "phone", FieldType.Text, Sensitivity.L4, Masking.Withhold),
        ]);
        entry.Api = new ApiTerms
        {
            Destinations = { new ApiDestination { Name = "one", Address = address.ToString() + "base" } },
            TimeoutMs = 2_000,
            AnswerKib = 16_384,
            Operations =
            {
                new ApiOperation
                {
                    Name = "taxpayer",
                    Method = "GET",
                    Path = "/taxpayers/{uscc}",
                    AbsentBy404 = true,
                    Parameters = { new ApiParameter { Name = "uscc", SubjectType = "001" }, new ApiParameter { Name = "year", Length = 4, Pattern = @"\d*" } },
                    Places =
                    {
                        new ApiPlace { Field = "name", Pointer = "/data/name" },
                        new ApiPlace { Field = "owner", Pointer = "/data/owner" },
                        new ApiPlace { Field = "phone", Pointer = "/data/phone" },
                        new ApiPlace { Field = "tax", Pointer = "/data/arrears/*/tax" },
                        new ApiPlace { Field = "amount", Pointer = "/data/arrears/*/amount" },
                    },
                },
                new ApiOperation { Name = "filing", Method = "POST", Path = "/filings", TakesBody = true, Places = { new ApiPlace { Field = "name", Pointer = "/name" } } },
                new ApiOperation { Name = "deed", Method = "GET", Path = "/deeds", WholeAnswer = "application/pdf" },
                new ApiOperation { Name = "audit", Method = "GET", Path = "/audits/{id}", Parameters = { new ApiParameter { Name = "id" } } },
            },
        };
        change?.Invoke(entry);
    });

    public static Document Agreement(Action<Agreement>? change = null) => Registered.Agreement(agreement =>
    {
        agreement.Id = "A-tax";
        agreement.Entry = "tax";
        agreement.Operations.Clear();
        agreement.ApiOperations.Add(["taxpayer", "filing", "deed"]);
        agreement.Fields.Clear();
        agreement.Fields.Add([new AgreedField { Field = "name" }, new AgreedField { Field = "owner" }, new AgreedField { Field = "amount" }]);
        change?.Invoke(agreement);
    });

    public Task<HttpResponseMessage> GetAsync(string path, Action<HttpRequestMessage>? change = null, string entry = "tax") =>
        SendAsync(HttpMethod.Get, path, change, entry);

    /// <summary>Sends a request whose path is spelled as it stands here.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, Action<HttpRequestMessage>? change = null, string entry = "tax")
    {
        var address = new Uri(_client.BaseAddress!.AbsoluteUri.TrimEnd('/') + $"/api/gongan/{entry}{path}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        using var request = new HttpRequestMessage(method, address);
        request.Headers.Add("Gateway-Item", Registered.Item);
        request.Headers.Add("Gateway-Scenario", "acceptance");
        request.Headers.Add("Gateway-Case", "C-1");
        request.Headers.Add("Gateway-Officer", "officer-7");
        change?.Invoke(request);
        return await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    /// <summary>A contract, as the consumer fetches it.</summary>
    public Task<HttpResponseMessage> ContractAsync(string path) => _client.GetAsync(new Uri("/v1/contracts/" + path, UriKind.Relative));

    /// <summary>The reason of a refusal; empty where the call was answered.</summary>
    public static async Task<string> ReasonAsync(HttpResponseMessage response) =>
        response.Content.Headers.ContentType?.MediaType == "application/problem+json"
            ? JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("reason").GetString()!
            : "";

    public async Task RestartUpstreamAsync()
    {
        await Upstream.DisposeAsync();
        Upstream = await Upstream.StartAsync(Upstream.Port);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await City.DisposeAsync();
        await Upstream.DisposeAsync();
    }

    private static Field Field(uint number, string name, FieldType type, Sensitivity sensitivity, Masking masking = Masking.Unspecified) => new()
    {
        Number = number,
        ApiName = name,
        Name = name,
        Type = type,
        Sensitivity = sensitivity,
        Masking = masking,
    };
}
