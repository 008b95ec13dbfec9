using Gateway.Contracts.Audit.V1;
using Gateway.Server.Tests.City;

namespace Gateway.Interop.GrpcGo;

/// <summary>
/// The standard cases that want what a gateway must not do (pass a department's words, and metadata of either side) or does not do (compress,
/// cache): what comes in its place. Without the gateway, every one of grpc-go's is passed.
/// </summary>
public sealed class OtherOutcomeTests(GoCity city) : GoTests, IClassFixture<GoCity>
{
    private const string Unavailable = "The providing department cannot be reached just now. This says nothing about whether it holds the data.";

    [Theory]
    [InlineData("status_code_and_message")]
    [InlineData("special_status_message")]
    [InlineData("custom_metadata")]
    [InlineData("unimplemented_service")]
    [InlineData("server_streaming")]
    public async Task Without_the_gateway_it_is_passed_as_it_is_written(string name) => (await city.RunDirectlyAsync(name)).AssertPassed();

    // An UNKNOWN of the department's says no more than that it failed, and its words may be about anybody.
    [Theory]
    [InlineData("status_code_and_message", "UnaryCall", "test status message")]
    [InlineData("special_status_message", "UnaryCall", "whitespace")]
    [InlineData("status_of_stream", "FullDuplexCall", "test status message")]
    public async Task The_departments_unknown_is_its_failure_without_its_words(string name, string method, string words)
    {
        var run = await city.RunAsync(name, GoDoors.Plain, $"R-{name}");

        var call = Assert.Single(run.Calls);
        Assert.Equal((method, "Unavailable", "PROVIDER_UNAVAILABLE", "provider"), (call.Name, call.Code, call.Reason, call.Fault));
        Assert.StartsWith(Unavailable, call.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(words, call.Message, StringComparison.Ordinal);
        if (name != "status_of_stream")
        {
            Assert.Equal(1, run.ExitCode);
            Assert.Contains("want _, rpc error: code = Unknown desc = ", run.Tail, StringComparison.Ordinal);
        }

        var record = Assert.Single(await city.RecordsAsync($"R-{name}", 1))[^1];
        Assert.Equal(("PROVIDER_UNAVAILABLE", FaultSide.Provider, 0), (record.Reason, record.FaultSide, (int)record.RecordCount));
    }

    [Fact]
    public async Task Metadata_pass_in_neither_direction_of_a_call_that_is_answered_once()
    {
        var run = await city.RunAsync("custom_metadata", GoDoors.Tls, "R-custom_metadata");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("Expected exactly one header from server. Received 0", run.Tail, StringComparison.Ordinal);
        var call = Assert.Single(run.Calls);
        Assert.Equal(("UnaryCall", "OK"), (call.Name, call.Code));
        Assert.Equal(["content-type", "date", "gateway-exchange", "gateway-receipt"], call.Header);
        Assert.Empty(call.Trailer);
        AssertNothingCame("UnaryCall", "content-length");
    }

    [Fact]
    public async Task Metadata_pass_in_neither_direction_of_a_stream()
    {
        var run = await city.RunAsync("metadata_of_stream", GoDoors.Tls, "R-metadata_of_stream");

        run.AssertPassed();
        var call = Assert.Single(run.Calls);
        Assert.Equal(("FullDuplexCall", "OK"), (call.Name, call.Code));
        Assert.Equal(["content-type", "date", "gateway-exchange"], call.Header);
        Assert.Equal(["gateway-receipt"], call.Trailer);
        AssertNothingCame("FullDuplexCall");
    }

    // gRPC's own rule for who takes no compressed messages: UNIMPLEMENTED, and what it takes.
    [Theory]
    [InlineData("client_compressed_unary", "UnaryCall")]
    [InlineData("client_compressed_streaming", "StreamingInputCall")]
    public async Task A_compressed_request_is_refused_and_one_that_is_not_is_answered(string name, string method)
    {
        var run = await city.RunAsync(name, GoDoors.Plain, $"R-{name}");

        run.AssertPassed();
        Assert.Equal([method, method], run.Calls.Select(call => call.Name));
        Assert.Equal([("Unimplemented", "REQUEST_ENCODING_UNSUPPORTED"), ("OK", "")], run.Calls.Select(call => (call.Code, call.Reason)));
        Assert.Equal("identity", run.Calls[0].Accepts);
        var (record, _) = await LogOf.FindAsync(city.City, run.Calls[0].Exchange);
        Assert.Equal(("REQUEST_ENCODING_UNSUPPORTED", FaultSide.Consumer), (record.Reason, record.FaultSide));
    }

    [Theory]
    [InlineData("server_compressed_unary")]
    [InlineData("server_compressed_streaming")]
    public async Task An_answer_comes_uncompressed(string name)
    {
        var run = await city.RunAsync(name, GoDoors.Plain, $"R-{name}");

        run.AssertPassed();
        var call = Assert.Single(run.Calls);
        Assert.Equal(("OK", ""), (call.Code, call.Encoding));
    }

    // Nothing of what it packed can be read, and it was told so.
    [Theory]
    [InlineData("server_compressed_unary", RecordKind.Exchange)]
    [InlineData("server_compressed_streaming", RecordKind.Closed)]
    public async Task An_answer_that_is_compressed_though_nobody_takes_it_is_refused(string name, RecordKind kind)
    {
        var run = await city.RunAsync(name, GoDoors.Compressing, $"R-{name}-compressing");

        var call = Assert.Single(run.Calls);
        Assert.Equal(("DataLoss", "PROVIDER_ANSWER_INVALID", "provider", ""), (call.Code, call.Reason, call.Fault, call.Encoding));
        var record = Assert.Single(await city.RecordsAsync($"R-{name}-compressing", 1))[^1];
        Assert.Equal((kind, "PROVIDER_ANSWER_INVALID", 0), (record.Kind, record.Reason, (int)record.RecordCount));
    }

    // grpc-go has no such method, nor calls by GET; and of departments' APIs nothing is cached.
    [Fact]
    public async Task Nothing_is_cached()
    {
        var run = await city.RunAsync("cacheable_unary", GoDoors.Plain, "R-cacheable_unary");

        var call = Assert.Single(run.Calls);
        Assert.Equal(("Unimplemented", "OPERATION_NOT_OFFERED"), (call.Code, call.Reason));
        Assert.DoesNotContain(city.Server.CallsOf(GoDoors.Plain), came => came.Method.EndsWith("CacheableUnaryCall", StringComparison.Ordinal));
    }

    // The entry says that there is such a service, and there is none.
    [Fact]
    public async Task A_service_that_the_department_declared_and_lacks_is_its_fault()
    {
        var run = await city.RunAsync("unimplemented_service", GoDoors.Declared, "R-declared");

        Assert.Equal(1, run.ExitCode);
        var call = Assert.Single(run.Calls);
        Assert.Equal(("UnimplementedCall", "DataLoss", "PROVIDER_ANSWER_INVALID", "provider"), (call.Name, call.Code, call.Reason, call.Fault));
        var record = Assert.Single(Assert.Single(await city.RecordsAsync("R-declared", 1)));
        Assert.Equal(("call/unimplemented", "PROVIDER_ANSWER_INVALID"), (record.Operation, record.Reason));
    }

    private void AssertNothingCame(string method, params string[] more)
    {
        var came = Assert.Single(city.Server.CallsOf(GoDoors.Tls), call => call.Method == $"/grpc.testing.TestService/{method}");
        string[] names = [":authority", "content-type", "gateway-consumer", "gateway-exchange", "grpc-accept-encoding", .. more];
        Assert.Equal(names.Order(StringComparer.Ordinal), came.Metadata);
    }
}
