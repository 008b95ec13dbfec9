using Gateway.Contracts.Audit.V1;
using Gateway.Server.Tests.Apis.Grpc.Credit;
using Gateway.Server.Tests.City;
using Grpc.Core;

namespace Gateway.Server.Tests.Apis.Grpc;

/// <summary>What is not agreed, or not sound, is refused by the gateway with its reason.</summary>
public sealed class GrpcRefusalTests(GrpcShapeTests.Fixture fixture) : IClassFixture<GrpcShapeTests.Fixture>
{
    private static readonly Marshaller<byte[]> s_bytes = Marshallers.Create<byte[]>(value => value, value => value);

    private CreditCity City => fixture.City;

    [Fact]
    public async Task Only_operations_that_are_agreed_can_be_called()
    {
        Assert.Equal("OPERATION_NOT_AGREED", await Refused.ReasonAsync(City.Client.EraseAsync(new GetRequest(), CreditCity.Headers())));
    }

    [Theory]
    [InlineData("city.credit.v1.CreditService", "Nope", "OPERATION_NOT_OFFERED", StatusCode.Unimplemented)]
    [InlineData("city.credit.v1.CreditService", "get", "OPERATION_NOT_OFFERED", StatusCode.Unimplemented)]
    [InlineData("grpc.reflection.v1.ServerReflection", "ServerReflectionInfo", "OPERATION_NOT_OFFERED", StatusCode.Unimplemented)]
    [InlineData("gateway.internal.GrpcApi", "Call", "OPERATION_NOT_OFFERED", StatusCode.Unimplemented)]
    [InlineData("gateway.management.v1.ManagementService", "Apply", "OPERATION_NOT_OFFERED", StatusCode.Unimplemented)]
    public async Task What_is_no_operation_is_not_offered(string service, string method, string reason, StatusCode status)
    {
        var (got, info) = await Refused.ByAsync(CallAsync(service, method, CreditCity.Headers()));
        Assert.Equal((reason, status), (info.Reason, got));
    }

    [Theory]
    [InlineData("gateway-entry", "nothing", "ENTRY_UNKNOWN")]
    [InlineData("gateway-department", "nobody", "ENTRY_UNKNOWN")]
    [InlineData("gateway-item", "11110101MB009000XY3330131002009", "ITEM_UNKNOWN")]
    [InlineData("gateway-scenario", "other", "PURPOSE_NOT_AGREED")]
    [InlineData("gateway-officer", "", "REQUEST_MALFORMED")]
    [InlineData("gateway-major", "x", "REQUEST_MALFORMED")]
    [InlineData("gateway-secret", "x", "REQUEST_MALFORMED")]
    [InlineData("gateway-fields", "name,nothing", "FIELD_UNKNOWN")]
    public async Task The_context_is_checked_like_anywhere(string name, string value, string reason)
    {
        using var call = City.GetAsync(headers =>
        {
            foreach (var given in headers.Where(header => header.Key == name).ToList())
            {
                headers.Remove(given);
            }

            headers.Add(name, value);
        });

        Assert.Equal(reason, await Refused.ReasonAsync(call));
    }

    [Fact]
    public async Task An_entry_that_is_no_gRPC_API_has_no_method()
    {
        Assert.Equal("OPERATION_NOT_OFFERED", await Refused.ReasonAsync(City.GetAsync(headers =>
        {
            headers.Remove(headers.Single(header => header.Key == "gateway-entry"));
            headers.Add("gateway-entry", "resident");
        })));
    }

    [Fact]
    public async Task A_stranger_learns_nothing_and_nothing_reaches_the_department()
    {
        City.Upstream.Calls.Clear();
        var stranger = new CreditService.CreditServiceClient(City.City.Connect(null));

        var (status, info) = await Refused.ByAsync(stranger.GetAsync(new GetRequest(), CreditCity.Headers()));

        Assert.Equal((StatusCode.Unauthenticated, false), (status, info.Metadata.ContainsKey("exchange_id")));
        Assert.Empty(City.Upstream.Calls);
    }

    [Fact]
    public async Task A_message_over_its_bound_is_refused()
    {
        var big = new GetRequest { Padding = new string('x', 300 << 10) };
        Assert.Equal("REQUEST_TOO_LARGE", await Refused.ReasonAsync(City.Client.GetAsync(big, CreditCity.Headers())));

        City.Upstream.Report = async (requests, _) =>
        {
            while (await requests.MoveNext(default))
            {
            }

            return Firms.Small();
        };
        using var call = City.Client.Report(CreditCity.Headers());
        await call.RequestStream.WriteAsync(new GetRequest());
        try
        {
            await call.RequestStream.WriteAsync(big);
        }
        catch (RpcException)
        {
            // The refusal may be there before all of it was sent.
        }

        var exception = await Assert.ThrowsAsync<RpcException>(async () => await call);
        Assert.Equal("REQUEST_TOO_LARGE", exception.GetRpcStatus()!.GetDetail<Google.Rpc.ErrorInfo>().Reason);
        var records = await LogOf.FindAllAsync(City.City, exception.GetRpcStatus()!.GetDetail<Google.Rpc.RequestInfo>().RequestId, 2);
        Assert.Equal([RecordKind.Opened, RecordKind.Closed], records.Select(record => record.Kind));
        Assert.Equal("REQUEST_TOO_LARGE", records[1].Reason);
    }

    [Fact]
    public async Task A_compressed_message_is_refused()
    {
        var (status, info) = await Refused.ByAsync(City.GetAsync(headers => headers.Add("grpc-internal-encoding-request", "gzip")));
        Assert.Equal((StatusCode.Unimplemented, "REQUEST_ENCODING_UNSUPPORTED"), (status, info.Reason));
    }

    [Fact]
    public async Task No_message_or_two_are_no_request()
    {
        var method = new Method<byte[], byte[]>(MethodType.ClientStreaming, "city.credit.v1.CreditService", "Get", s_bytes, s_bytes);
        foreach (var count in (int[])[0, 2])
        {
            using var call = City.City.ConnectConsumer().CreateCallInvoker().AsyncClientStreamingCall(method, null, new CallOptions(CreditCity.Headers()));
            for (var i = 0; i < count; i++)
            {
                await call.RequestStream.WriteAsync([]);
            }

            await call.RequestStream.CompleteAsync();
            var exception = await Assert.ThrowsAsync<RpcException>(async () => await call);
            Assert.Equal("REQUEST_MALFORMED", exception.GetRpcStatus()!.GetDetail<Google.Rpc.ErrorInfo>().Reason);
        }
    }

    [Fact]
    public async Task What_is_not_ASCII_stands_in_binary_metadata()
    {
        using var call = City.GetAsync(headers =>
        {
            headers.Remove(headers.Single(header => header.Key == "gateway-case"));
            headers.Add("gateway-case-bin", System.Text.Encoding.UTF8.GetBytes("杭审〔2026〕1号"));
        });
        Assert.Equal(Firms.Agreed(), await call);
        var (record, _) = await LogOf.FindAsync(City.City, (await call.ResponseHeadersAsync).GetValue("gateway-exchange")!);
        Assert.Equal("杭审〔2026〕1号", record.CaseNumber);

        Assert.Equal("REQUEST_MALFORMED", await Refused.ReasonAsync(City.GetAsync(headers => headers.Add("gateway-material-bin", [0xff, 0xfe]))));
    }

    [Fact]
    public async Task The_door_of_HTTP_leads_to_no_method()
    {
        using var client = new HttpClient(TestChannel.Handler(City.City.Authority, City.City.Certificate("shenpi", "shenpi-window")));
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(City.City.Gateway.Address, "/api/gongan/credit/city.credit.v1.CreditService/Get"));
        foreach (var header in CreditCity.Headers().Where(header => header.Key is not ("gateway-department" or "gateway-entry")))
        {
            request.Headers.Add(header.Key, header.Value);
        }

        using var response = await client.SendAsync(request);

        Assert.Equal("OPERATION_NOT_OFFERED", await ApiCity.ReasonAsync(response));
    }

    [Fact]
    public async Task Its_description_is_no_OpenAPI_document()
    {
        using var client = new HttpClient(TestChannel.Handler(City.City.Authority, City.City.Certificate("shenpi", "shenpi-window")));

        using var response = await client.GetAsync(new Uri(City.City.Gateway.Address, "/v1/contracts/gongan/credit.openapi.json"));
        var all = await client.GetStringAsync(new Uri(City.City.Gateway.Address, "/v1/contracts/openapi.json"));

        Assert.Equal(System.Net.HttpStatusCode.NotFound, response.StatusCode);
        Assert.DoesNotContain("credit", all, StringComparison.OrdinalIgnoreCase);
    }

    private AsyncUnaryCall<byte[]> CallAsync(string service, string method, Metadata headers) =>
        City.City.ConnectConsumer().CreateCallInvoker().AsyncUnaryCall(
            new Method<byte[], byte[]>(MethodType.Unary, service, method, s_bytes, s_bytes), null, new CallOptions(headers), []);
}
