using Gateway.Contracts.Audit.V1;
using Gateway.Server.Tests.City;

namespace Gateway.Interop.GrpcGo;

/// <summary>
/// The standard cases of gRPC's interop description that grpc-go's client passes as they are written: grpc-go's server behind the
/// gateway cannot be told from grpc-go's server. What else the description has is in <see cref="OtherOutcomeTests"/>.
/// </summary>
/// <remarks>
/// Not run, for they cannot apply: <c>compute_engine_creds</c>, <c>jwt_token_creds</c>, <c>oauth2_auth_token</c>, <c>per_rpc_creds</c>,
/// <c>google_default_credentials</c> and their like want Google's servers and keys, and by them that a caller's own token reaches
/// the department, which no metadata of a caller's does; <c>pick_first_unary</c> wants a <c>server_id</c> that this server does not tell.
/// </remarks>
public sealed class StandardCaseTests(GoCity city) : GoTests, IClassFixture<GoCity>
{
    public static MatrixTheoryData<string, string> Cases => new(
        ["empty_unary", "large_unary", "client_streaming", "server_streaming", "ping_pong", "empty_stream", "half_duplex",
            "timeout_on_sleeping_server", "cancel_after_begin", "cancel_after_first_response", "unimplemented_method", "unimplemented_service"],
        [GoDoors.Plain, GoDoors.Tls]);

    public static TheoryData<string, string, int, string[]> Streams => new()
    {
        { "client_streaming", "call/input", 1, ["size"] },
        { "server_streaming", "call/output", 4, ["body"] },
        { "ping_pong", "call/duplex", 4, ["body"] },
        { "half_duplex", "call/half", 3, ["body"] },
        { "empty_stream", "call/duplex", 0, [] },
    };

    [Theory, MemberData(nameof(Cases))]
    public async Task A_standard_case_is_passed_as_it_is_written(string name, string entry)
    {
        var run = await city.RunAsync(name, entry, $"C-{name}-{entry}");

        run.AssertPassed();
    }

    [Theory]
    [InlineData("empty_unary", "call/empty", new string[0])]
    [InlineData("large_unary", "call/unary", new[] { "body" })]
    public async Task A_call_that_is_answered_once_has_one_record(string name, string operation, string[] fields)
    {
        var run = await city.RunAsync(name, GoDoors.Tls, $"R-{name}");
        var records = await city.RecordsAsync($"R-{name}", 1);

        run.AssertPassed();
        var record = Assert.Single(Assert.Single(records));
        Assert.Equal((RecordKind.Exchange, Outcome.Found, operation, ""), (record.Kind, record.Outcome, record.Operation, record.Reason));
        Assert.Equal(("shenpi", "gongan", GoDoors.Tls, GoEntry.AgreementOf(GoDoors.Tls)), (record.Consumer, record.Provider, record.Entry, record.Agreement));
        Assert.Equal(fields, record.Fields.Select(field => field.ApiName));
        Assert.Contains("gateway-receipt", Assert.Single(run.Calls).Header);
    }

    [Theory, MemberData(nameof(Streams))]
    public async Task A_stream_has_an_opening_its_pages_and_an_end(string name, string operation, int messages, string[] fields)
    {
        var run = await city.RunAsync(name, GoDoors.Tls, $"R-{name}");
        var records = Assert.Single(await city.RecordsAsync($"R-{name}", 1));

        run.AssertPassed();
        Assert.All(records, record => Assert.Equal((operation, ""), (record.Operation, record.Reason)));
        Assert.Equal((RecordKind.Opened, RecordKind.Closed), (records[0].Kind, records[^1].Kind));
        var pages = records.Skip(1).SkipLast(1).ToArray();
        Assert.All(pages, page => Assert.Equal((RecordKind.Page, Outcome.Found), (page.Kind, page.Outcome)));
        Assert.All(pages, page => Assert.Equal(fields, page.Fields.Select(field => field.ApiName)));
        Assert.Equal((messages, messages), (pages.Sum(page => (int)page.RecordCount), (int)records[^1].RecordCount));
        Assert.Contains("gateway-receipt", Assert.Single(run.Calls).Trailer);
    }

    [Theory]
    [InlineData("cancel_after_begin", "Canceled", 0)]
    [InlineData("cancel_after_first_response", "Canceled", 1)]
    public async Task A_stream_that_is_cancelled_is_recorded_as_abandoned(string name, string code, int messages)
    {
        var run = await city.RunAsync(name, GoDoors.Tls, $"R-{name}");
        var records = Assert.Single(await city.RecordsAsync($"R-{name}", 1));

        run.AssertPassed();
        Assert.Equal(code, Assert.Single(run.Calls).Code);
        Assert.Equal((Outcome.Abandoned, messages), (records[^1].Outcome, (int)records[^1].RecordCount));
    }

    [Fact]
    public async Task Many_large_calls_at_once_over_one_connection_are_all_answered()
    {
        var run = await city.RunAsync("concurrent_large_unary", GoDoors.Tls, "R-concurrent");

        run.AssertPassed();
        Assert.Equal(64, run.Calls.Count);
        Assert.All(await city.RecordsAsync("R-concurrent", 64), records => Assert.Equal(Outcome.Found, Assert.Single(records).Outcome));
    }

    [Theory]
    [InlineData("unimplemented_method")]
    [InlineData("unimplemented_service")]
    public async Task What_the_entry_does_not_offer_is_unimplemented_and_recorded(string name)
    {
        var run = await city.RunAsync(name, GoDoors.Plain, $"R-{name}");

        run.AssertPassed();
        var call = Assert.Single(run.Calls);
        Assert.Equal(("Unimplemented", "OPERATION_NOT_OFFERED", "consumer"), (call.Code, call.Reason, call.Fault));
        var (record, _) = await LogOf.FindAsync(city.City, call.Exchange);
        Assert.Equal(("OPERATION_NOT_OFFERED", FaultSide.Consumer), (record.Reason, record.FaultSide));
    }
}
