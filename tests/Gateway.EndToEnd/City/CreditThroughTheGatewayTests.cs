using Gateway.Cli.Connecting;
using Gateway.Demo.City;
using Gateway.Demo.Credit.V1;
using Gateway.Testing;
using Google.Rpc;
using Grpc.Core;

namespace Gateway.EndToEnd.City;

/// <summary>The credit office's own gRPC API through the gateway of the running demo, by the stubs of its own proto.</summary>
[Collection(RunningDemo.Name)]
public sealed class CreditThroughTheGatewayTests : IDisposable
{
    private readonly RunningDemo _demo;
    private readonly GatewayConnection _connection;
    private readonly CreditService.CreditServiceClient _client;

    public CreditThroughTheGatewayTests(RunningDemo demo)
    {
        _demo = demo;
        _connection = GatewayConnection.Open(demo.File.ConnectAs("shenpi-window")!, TimeProvider.System);
        _client = new CreditService.CreditServiceClient(_connection.Calls);
    }

    public void Dispose() => _connection.Dispose();

    [Fact]
    public async Task Of_a_summary_only_what_is_agreed_passes_masked_where_it_is_sensitive()
    {
        using var call = _client.GetSummaryAsync(new GetSummaryRequest { Tyshxydm = Cast.Eatery }, Headers());

        Assert.Equal(
            new CreditSummary
            {
                Tyshxydm = "92330102MA90000037",
                Ztmc = "示范市云溪区立行小吃店",
                Pjdj = "B",
                Pjrq = "2025-01-01",
                Fddbr = new Person { Xm = "陈**" },
                Cfts = 2,
            },
            await call);
        var headers = await call.ResponseHeadersAsync;
        Assert.Equal((36, 64), (headers.GetValue("gateway-exchange")!.Length, headers.GetValue("gateway-receipt")!.Length));
    }

    [Fact]
    public async Task Records_stream_one_by_one_each_with_what_is_agreed()
    {
        using var call = _client.ListRecords(new ListRecordsRequest { Tyshxydm = Cast.Eatery }, Headers());
        var records = await call.ResponseStream.ReadAllAsync().ToListAsync();

        Assert.Equal(
            [
                Record("XY20240000000002", "经营场所未亮证经营", "2024-03-15", 1000),
                Record("XY20210000000001", "未按规定公示年度报告", "2021-09-06", 0),
            ],
            records);
        Assert.Equal(64, call.GetTrailers().GetValue("gateway-receipt")!.Length);
    }

    [Fact]
    public async Task Fewer_fields_may_be_asked_for_and_no_others()
    {
        var request = new GetSummaryRequest { Tyshxydm = Cast.Eatery };

        Assert.Equal(new CreditSummary { Pjdj = "B" }, await _client.GetSummaryAsync(request, Headers("credit_grade")));
        Assert.Equal("FIELD_NOT_AGREED", await ReasonAsync(_client.GetSummaryAsync(request, Headers("credit_grade,score"))));
    }

    [Fact]
    public async Task A_method_that_is_not_agreed_is_refused() => Assert.Equal(
        "OPERATION_NOT_AGREED", await ReasonAsync(_client.GetScoreAsync(new GetScoreRequest { Tyshxydm = Cast.Eatery }, Headers())));

    [Fact]
    public async Task A_code_with_a_wrong_check_character_is_refused() => Assert.Equal(
        "SUBJECT_MALFORMED", await ReasonAsync(_client.GetSummaryAsync(new GetSummaryRequest { Tyshxydm = Cast.EateryMistyped }, Headers())));

    [Fact]
    public async Task A_firm_that_the_office_does_not_hold_is_not_found_and_nobodys_fault() =>
        Assert.Equal("NotFound", await ReasonAsync(_client.GetSummaryAsync(new GetSummaryRequest { Tyshxydm = "11330100MB9001106X" }, Headers())));

    [Fact]
    public async Task A_token_that_the_office_refuses_is_the_gateways_fault_until_it_is_right_again()
    {
        // The API keeps the token with which it started; the gateway reads the file again when it changes.
        var file = Path.Combine(_demo.Data, "apis", "xinyong", "token.key");
        var token = await File.ReadAllTextAsync(file);
        await File.WriteAllTextAsync(file, "another-token");
        await ExpectAsync("API_CREDENTIAL_REFUSED");

        await File.WriteAllTextAsync(file, token);
        await ExpectAsync("");

        Task ExpectAsync(string reason) => Poll.UntilAsync(
            async () => await ReasonAsync(_client.GetSummaryAsync(new GetSummaryRequest { Tyshxydm = Cast.FirmWithRevokedPermit }, Headers())) == reason,
            TimeSpan.FromSeconds(30),
            $"the answer is '{reason}'");
    }

    private static CreditRecord Record(string number, string facts, string day, double fine) => new()
    {
        Jlbh = number,
        Jllx = RecordKind.Xzcf,
        Jdjg = "示范市市场监督管理局",
        Sy = facts,
        Fkje = fine,
        Jdrq = day,
        Xf = true,
        Fddbr = new Person { Xm = "陈**" },
    };

    /// <summary>The metadata of a call that is in order.</summary>
    internal static Metadata Headers(string fields = "")
    {
        var headers = new Metadata
        {
            { "gateway-department", "xinyong" },
            { "gateway-entry", "credit" },
            { "gateway-item", "11330100MB9001069P333013101600001" },
            { "gateway-scenario", "acceptance" },
            { "gateway-case", "SP330100202506300017" },
            { "gateway-officer", "officer-0412" },
        };
        if (fields.Length > 0)
        {
            headers.Add("gateway-fields", fields);
        }

        return headers;
    }

    /// <summary>The reason of a refusal, the status where it has none, nothing where there is an answer.</summary>
    private static async Task<string> ReasonAsync<T>(AsyncUnaryCall<T> call)
    {
        using (call)
        {
            try
            {
                await call;
                return "";
            }
            catch (RpcException exception)
            {
                return exception.GetRpcStatus()?.GetDetail<ErrorInfo>()?.Reason ?? exception.StatusCode.ToString();
            }
        }
    }
}
