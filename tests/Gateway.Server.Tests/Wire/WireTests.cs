using System.Text;
using Gateway.Contracts.V1;
using Gateway.Server.Tests.City;
using Gateway.Server.Tests.Contracts;
using Google.Protobuf;
using Grpc.Core;
using Date = Google.Type.Date;
using Timestamp = Google.Protobuf.WellKnownTypes.Timestamp;

namespace Gateway.Server.Tests.Wire;

/// <summary>What every door is sent and answers is what the golden files say: callers were built against it.</summary>
public sealed class WireTests
{
    private const string Typed = "shared.gongan.v1.HouseholdService";
    private const string Generic = "gateway.v1.SharedDataService";
    private const string JsonPath = "/v1/data/gongan/household:";

    [Fact]
    public async Task An_entrys_own_service_speaks_as_in_the_golden_files()
    {
        await using var city = await WireCity.StartAsync();
        byte[] key = TypedCall.Key(WireCity.Keys[0]);
        byte[] rest = [.. TypedCall.Mask(WireCity.Fields), .. TypedCall.Context()];
        byte[] claims = TypedCall.Field(2, WireCity.Record.ToByteArray());

        await UnaryAsync(city, "typed-lookup.txt", $"{Typed}/Lookup", [.. key, .. rest], LookupResponse.ReceiptFieldNumber);
        await UnaryAsync(city, "typed-verify.txt", $"{Typed}/Verify", [.. key, .. claims, .. TypedCall.Context()], VerifyResponse.ReceiptFieldNumber);
        await StreamAsync(city, "typed-lookup-many.txt", $"{Typed}/LookupMany", [.. WireCity.Keys.SelectMany(each => TypedCall.Key(each)), .. rest]);
    }

    [Fact]
    public async Task The_generic_service_speaks_as_in_the_golden_files()
    {
        await using var city = await WireCity.StartAsync();
        var context = Registered.Lookup().Context;
        var lookup = new LookupRequest { Department = "gongan", Entry = WireCity.Entry, Key = { [WireCity.KeyField] = WireCity.Keys[0] }, Fields = { WireCity.Fields }, Context = context };
        var verify = new VerifyRequest { Department = "gongan", Entry = WireCity.Entry, Key = { [WireCity.KeyField] = WireCity.Keys[0] }, Claims = { Claims() }, Context = context };
        var many = new LookupManyRequest { Department = "gongan", Entry = WireCity.Entry, Major = 1, Fields = { WireCity.Fields }, Context = context };
        many.Keys.AddRange(WireCity.Keys.Select(key => new Key { Fields = { [WireCity.KeyField] = key } }));

        await UnaryAsync(city, "generic-lookup.txt", $"{Generic}/Lookup", lookup.ToByteArray(), LookupResponse.ReceiptFieldNumber);
        await UnaryAsync(city, "generic-verify.txt", $"{Generic}/Verify", verify.ToByteArray(), VerifyResponse.ReceiptFieldNumber);
        await StreamAsync(city, "generic-lookup-many.txt", $"{Generic}/LookupMany", many.ToByteArray());
    }

    [Fact]
    public async Task The_JSON_door_speaks_as_in_the_golden_files()
    {
        await using var city = await WireCity.StartAsync();
        var keys = WireCity.Keys.Select(key => $$"""{"citizenNumber":"{{key}}"}""").ToList();
        var context = $$"""
            "context":{"serviceItemCode":"{{Registered.Item}}","scenario":"acceptance","caseNumber":"C-1","officerId":"officer-7"}
            """;
        var rest = $"\"fields\":\"name,size,area,owned,builtOn,registeredAt,kind,seal\",{context}";
        var claims = """
            "claims":{"name":"张三丰","size":"-3","area":"88.5","owned":true,"builtOn":{"year":1988,"month":5},"registeredAt":"2023-11-14T22:13:20.500Z","kind":"11","seal":"AP8="}
            """;

        await PostAsync(city, "json-lookup.txt", "lookup", $"{{\"key\":{keys[0]},{rest}}}");
        await PostAsync(city, "json-verify.txt", "verify", $"{{\"key\":{keys[0]},{claims},{context}}}");
        await PostAsync(city, "json-lookup-many.txt", "lookupMany", $"{{\"keys\":[{string.Join(',', keys)}],{rest}}}");
    }

    private static Dictionary<string, Value> Claims() => new()
    {
        ["name"] = new Value { Text = "张三丰" },
        ["size"] = new Value { Integer = -3 },
        ["area"] = new Value { Decimal = "88.50" },
        ["owned"] = new Value { Boolean = true },
        ["built_on"] = new Value { Date = new Date { Year = 1988, Month = 5 } },
        ["registered_at"] = new Value { Timestamp = new Timestamp { Seconds = 1_700_000_000, Nanos = 500_000_000 } },
        ["kind"] = new Value { Code = "11" },
        ["seal"] = new Value { Binary = ByteString.CopyFrom(0, 255) },
    };

    private static async Task UnaryAsync(TestCity city, string file, string method, byte[] request, int receiptNumber)
    {
        var text = new WireText(method);
        text.Sent(request);
        text.Answered(await TypedCall.CallAsync(city, method, request), receiptNumber);
        Golden.Same(file, text.ToString(), "wire");
    }

    private static async Task StreamAsync(TestCity city, string file, string method, byte[] request)
    {
        var text = new WireText(method);
        text.Sent(request);
        using var call = TypedCall.Stream(city, method, request);
        var ended = await Assert.ThrowsAsync<RpcException>(async () =>
        {
            while (await call.ResponseStream.MoveNext(CancellationToken.None))
            {
                text.Answered(call.ResponseStream.Current, LookupManyResponse.ReceiptFieldNumber);
            }
        });
        text.Ended(ended.GetRpcStatus()!);
        Golden.Same(file, text.ToString(), "wire");
    }

    private static async Task PostAsync(TestCity city, string file, string operation, string body)
    {
        var text = new WireText($"POST {JsonPath}{operation}");
        text.Sent(body);
        using var client = new HttpClient(TestChannel.Handler(city.Authority, city.Certificate("shenpi", "shenpi-window"))) { BaseAddress = city.Gateway.Address };
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await client.PostAsync(JsonPath + operation, content);
        text.Answered($"{(int)response.StatusCode} {response.Content.Headers.ContentType}\n{await response.Content.ReadAsStringAsync()}");
        Golden.Same(file, text.ToString(), "wire");
    }
}
