using System.Text.Json.Nodes;
using Gateway.Cli.Connecting;
using Gateway.Client.Refusals;
using Gateway.Demo.Credit;
using Gateway.Demo.Credit.V1;
using Google.Protobuf;
using Grpc.Core;

namespace Gateway.Demo.Case;

/// <summary>Calls the credit office's own API through the gateway: by the stub of the office's own proto, the purpose in metadata.</summary>
internal sealed class CreditRun : IApiRun
{
    private static readonly JsonFormatter s_json = new(JsonFormatter.Settings.Default.WithPreserveProtoFieldNames(true));

    private readonly GatewayConnection _connection;
    private readonly CreditService.CreditServiceClient _client;
    private readonly CreditRecords _records;
    private readonly TimeProvider _time;

    public CreditRun(CityFile city, string system, CreditRecords records, TimeProvider time)
    {
        (_records, _time) = (records, time);
        _connection = GatewayConnection.Open(city.ConnectAs(system)!, time);
        _client = new CreditService.CreditServiceClient(_connection.Calls);
    }

    public async Task<ApiResult> CallAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var request = GetSummaryRequest.Parser.ParseJson(call.Target);
        var start = _time.GetTimestamp();
        using var asked = _client.GetSummaryAsync(request, Headers(), cancellationToken: cancellationToken);
        try
        {
            var passed = LeavesOf(await asked);
            var elapsed = _time.GetElapsedTime(start);
            var headers = await asked.ResponseHeadersAsync;
            return new ApiResult(
                call, passed, StayedOut(request, passed), null,
                headers.GetValue("gateway-exchange") ?? "", headers.GetValue("gateway-receipt") ?? "", elapsed);
        }
        catch (RpcException failure) when (!cancellationToken.IsCancellationRequested)
        {
            var refusal = CallRefusal.Of(GatewayRefusal.Of(failure));
            return new ApiResult(call, [], [], refusal, refusal.ExchangeId, "", _time.GetElapsedTime(start));
        }
    }

    public void Dispose() => _connection.Dispose();

    private static Metadata Headers() => new()
    {
        { "gateway-department", CreditCase.Entry.Split('/')[0] },
        { "gateway-entry", CreditCase.Entry.Split('/')[1] },
        { "gateway-item", Purpose.FoodLicence },
        { "gateway-scenario", "acceptance" },
        { "gateway-case", Purpose.CaseNumber },
        { "gateway-officer", Purpose.Officer },
    };

    // The demo alone can look behind the department's door; a consumer never learns what there is besides.
    private string[] StayedOut(GetSummaryRequest request, IReadOnlyList<(string Path, string Value)> passed) =>
        [.. LeavesOf(_records.Summary(request.Tyshxydm)!).Select(leaf => leaf.Path).Except(passed.Select(leaf => leaf.Path), StringComparer.Ordinal)];

    /// <summary>What stands in a message, by the paths that entries name.</summary>
    private static List<(string Path, string Value)> LeavesOf(IMessage message) =>
        [.. JsonLeaves.Of(JsonNode.Parse(s_json.Format(message))).Select(leaf => (leaf.Pointer[1..].Replace('/', '.'), leaf.Value))];
}
