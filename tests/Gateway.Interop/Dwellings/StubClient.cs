using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using Shared.Zhujian.V1;
using ExchangeContext = Gateway.Contracts.V1.ExchangeContext;

namespace Gateway.Interop.Dwellings;

/// <summary>Calls by stubs that were generated from the contract's first revision when this project was built.</summary>
internal sealed class StubClient(DwellingCity city)
{
    private readonly DwellingService.DwellingServiceClient _client = new(city.City.ConnectConsumer());

    /// <summary>Makes calls one after another; what came, as the clients of other languages tell it.</summary>
    public async Task<JsonArray> ResultsAsync(params JsonObject[] calls)
    {
        var results = new JsonArray();
        foreach (var call in calls)
        {
            var answers = new JsonArray();
            var result = new JsonObject { ["answers"] = answers };
            try
            {
                await foreach (var answer in CallAsync((string)call["method"]!, call["request"]!.AsObject()))
                {
                    answers.Add((JsonNode)MessageJson.Of(answer));
                }
            }
            catch (RpcException refused)
            {
                result["refusal"] = RefusalOf(refused);
            }

            results.Add((JsonNode)result);
        }

        return results;
    }

    private static JsonObject RefusalOf(RpcException refused)
    {
        var status = refused.GetRpcStatus()!;
        var refusal = MessageJson.Of(status.GetDetail<ErrorInfo>());
        (refusal["code"], refusal["status"]) = ((int)refused.StatusCode, status.Code);
        return refusal;
    }

    private async IAsyncEnumerable<IMessage> CallAsync(string method, JsonObject request)
    {
        var context = Parse<ExchangeContext>(request["context"]!);
        switch (method)
        {
            case "Lookup":
                yield return await _client.LookupAsync(new() { Key = Parse<DwellingKey>(request["key"]!), Fields = Mask(request), Context = context });
                break;
            case "Verify":
                yield return await _client.VerifyAsync(new() { Key = Parse<DwellingKey>(request["key"]!), Claims = Claims, Context = context });
                break;
            default:
                var keys = request["keys"]!.AsArray().Select(key => Parse<DwellingKey>(key!));
                using (var call = _client.LookupMany(new() { Keys = { keys }, Fields = Mask(request), Context = context }))
                {
                    await foreach (var answer in call.ResponseStream.ReadAllAsync())
                    {
                        yield return answer;
                    }
                }

                break;
        }
    }

    private static DwellingRecord Claims => new()
    {
        OwnerName = "欧阳张三丰",
        Serial = 9007199254740992,
        FloorArea = "12345678901234567.89",
        Mortgaged = false,
        BuiltOn = new Google.Type.Date { Year = 1998, Month = 7 },
        RecordedAt = new Timestamp { Seconds = 1714950489, Nanos = 123456000 },
        Seal = ByteString.CopyFrom(0x00, 0xFF, 0x10),
        Remark = "无",
        Heating = "集中供热",
    };

    private static FieldMask Mask(JsonObject request) => new() { Paths = { request["fields"]!["paths"]!.AsArray().Select(path => (string)path!) } };

    private static T Parse<T>(JsonNode json)
        where T : IMessage<T>, new() => JsonParser.Default.Parse<T>(json.ToJsonString());
}
