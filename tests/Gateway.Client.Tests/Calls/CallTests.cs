using Gateway.Client.Refusals;
using Gateway.Client.Tests.Running;
using Gateway.Contracts.V1;
using Gateway.Server.Tests.City;
using Gateway.Testing;
using Grpc.Core;

namespace Gateway.Client.Tests.Calls;

public sealed class CallTests(CityFixture fixture) : IClassFixture<CityFixture>
{
    private readonly TestCity _city = fixture.City;

    [Fact]
    public async Task A_lookup_is_answered_with_its_receipt()
    {
        using var application = new Application(_city);

        var result = await application.SharedData.LookupAsync(Registered.Lookup()).ToResultAsync();

        Assert.True(result.IsAnswered, result.Refusal?.ToString());
        Assert.Equal("张三丰", Assert.Single(result.Response.Records).Fields["name"].Text);
        Assert.Equal(32, result.Receipt!.LeafHash.Length);
        Assert.Same(result.Response, result.Required());
    }

    [Fact]
    public void A_blocking_call_is_answered_too()
    {
        using var application = new Application(_city);

        Assert.Equal(LookupOutcome.Found, application.SharedData.Lookup(Registered.Lookup()).Outcome);
        Assert.Single(application.Receipts());
    }

    [Fact]
    public async Task Any_generated_client_is_registered_and_made_once()
    {
        using var application = new Application(_city, register: services => services.AddGatewayService<Other.OtherClient>());

        Assert.Same(application.SharedData, application.SharedData);
        var refused = await new Other.OtherClient(application.Gateway.CallInvoker).LookupAsync().ToResultAsync();
        Assert.Equal("ENTRY_UNKNOWN", refused.Refusal!.Reason);
        Assert.Equal(StatusCode.NotFound, refused.Refusal.Status);
    }

    [Fact]
    public async Task A_refusal_says_what_failed_whose_fault_it_was_and_what_it_concerns()
    {
        using var application = new Application(_city);

        var result = await application.SharedData.LookupAsync(Registered.Lookup(request => request.Fields.Add("photo"))).ToResultAsync();

        var refusal = result.Refusal!;
        Assert.False(result.IsAnswered);
        Assert.Null(result.Receipt);
        Assert.Equal(("FIELD_NOT_AGREED", StatusCode.PermissionDenied, FaultSide.Consumer), (refusal.Reason, refusal.Status, refusal.FaultSide));
        Assert.Equal(("A-1", "gongan/resident", "photo"), (refusal.Agreement, refusal.Entry, refusal.Field));
        Assert.Equal(Core.Decisions.Reasons.FieldNotAgreed.MendBy.ToString(), refusal.MendBy.ToString());
        Assert.Equal(Core.Decisions.Reasons.FieldNotAgreed.Chinese, refusal.MessageZh);
        Assert.True(Guid.TryParse(refusal.ExchangeId, out _));
        Assert.Equal(refusal, Assert.Throws<GatewayRefusedException>(result.Required).Refusal);
    }

    [Fact]
    public async Task A_request_over_the_limit_is_explained_though_the_gateway_could_not()
    {
        using var application = new Application(_city);

        var result = await application.SharedData.LookupAsync(Registered.Lookup(request => request.Key["name"] = new string('x', 300_000))).ToResultAsync();

        Assert.Equal(("MESSAGE_TOO_LARGE", StatusCode.ResourceExhausted), (result.Refusal!.Reason, result.Refusal.Status));
    }

    [Fact]
    public async Task What_exactly_is_wrong_is_told_apart_from_the_reason()
    {
        using var application = new Application(_city);

        var result = await application.SharedData.LookupAsync(Registered.Lookup(request => request.Key["nonsense"] = "1")).ToResultAsync();

        Assert.NotNull(result.Refusal!.Detail);
        Assert.Equal($"{Core.Decisions.Reasons.All.Single(reason => reason.Code == result.Refusal.Reason).English} ({result.Refusal.Detail})", result.Refusal.Message);
    }

    [Fact]
    public void No_reason_looks_as_if_a_detail_stood_in_it() =>
        Assert.DoesNotContain(Core.Decisions.Reasons.All, reason => reason.English.Contains(". (", StringComparison.Ordinal));

    [Fact]
    public async Task A_gateway_that_is_not_there_is_a_refusal_of_the_clients_own()
    {
        using var application = new Application(_city, options => options.Address = new Uri($"https://127.0.0.1:{FreePort.Next()}"));

        var result = await application.SharedData.LookupAsync(Registered.Lookup()).ToResultAsync();

        Assert.Equal(("GATEWAY_UNREACHABLE", StatusCode.Unavailable), (result.Refusal!.Reason, result.Refusal.Status));
        Assert.True(result.Refusal.IsOfTransport);
    }

    [Fact]
    public async Task A_gateway_of_another_authority_is_not_trusted()
    {
        using var authority = TestAuthority.Create("another");
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.At("ca.pem"), authority.Pem);
        using var application = new Application(_city, options => options.Authority = folder.At("ca.pem"));

        var result = await application.SharedData.LookupAsync(Registered.Lookup()).ToResultAsync();

        Assert.Equal("GATEWAY_UNREACHABLE", result.Refusal!.Reason);
    }

    [Fact]
    public async Task A_call_without_a_deadline_has_that_of_the_options()
    {
        var fetching = new TaskCompletionSource<ServerCallContext>();
        _city.Adapter.Fetch = async (request, context) =>
        {
            fetching.TrySetResult(context);
            await Task.Delay(Timeout.Infinite, context.CancellationToken);
            return Registered.Answer(request);
        };
        try
        {
            using var application = new Application(_city, options => options.Deadline = TimeSpan.FromMilliseconds(500));

            var result = await application.SharedData.LookupAsync(Registered.Lookup()).ToResultAsync();

            Assert.Equal(StatusCode.DeadlineExceeded, result.Refusal!.Status);
            Assert.Contains(result.Refusal.Reason, new[] { "GATEWAY_NO_ANSWER", "DEADLINE_EXCEEDED", "PROVIDER_TIMEOUT" });
            await fetching.Task.WaitAsync(TimeSpan.FromSeconds(10));
        }
        finally
        {
            _city.Adapter.Fetch = (request, _) => Task.FromResult(Registered.Answer(request));
        }
    }

    [Fact]
    public async Task A_stream_without_a_deadline_has_more_time_than_a_call()
    {
        _city.Adapter.FetchMany = async (request, context) =>
        {
            await Task.Delay(TimeSpan.FromMilliseconds(600), context.CancellationToken);
            return Registered.Answer(request);
        };
        try
        {
            using var application = new Application(_city, options => options.Deadline = TimeSpan.FromMilliseconds(300));

            var results = await ReadAsync(application.SharedData.LookupMany(Registered.LookupMany(300)));

            Assert.All(results, result => Assert.True(result.IsAnswered, result.Refusal?.ToString()));
            Assert.Equal(300, results.Count);
        }
        finally
        {
            _city.Adapter.FetchMany = (request, _) => Task.FromResult(Registered.Answer(request));
        }
    }

    [Fact]
    public async Task A_stream_ends_at_the_deadline_of_streams()
    {
        _city.Adapter.FetchMany = async (request, context) =>
        {
            await Task.Delay(Timeout.Infinite, context.CancellationToken);
            return Registered.Answer(request);
        };
        try
        {
            using var application = new Application(_city, options => options.StreamDeadline = TimeSpan.FromMilliseconds(300));

            var results = await ReadAsync(application.SharedData.LookupMany(Registered.LookupMany(3)));

            Assert.Equal(StatusCode.DeadlineExceeded, Assert.Single(results).Refusal!.Status);
        }
        finally
        {
            _city.Adapter.FetchMany = (request, _) => Task.FromResult(Registered.Answer(request));
        }
    }

    [Fact]
    public async Task A_call_that_its_caller_cancels_is_no_refusal()
    {
        using var application = new Application(_city);
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => application.SharedData.LookupAsync(Registered.Lookup(), cancellationToken: cancelled.Token).ToResultAsync());
    }

    private static async Task<List<GatewayResult<LookupManyResponse>>> ReadAsync(AsyncServerStreamingCall<LookupManyResponse> call)
    {
        var results = new List<GatewayResult<LookupManyResponse>>();
        await foreach (var result in call.ReadResultsAsync())
        {
            results.Add(result);
        }

        return results;
    }

    /// <summary>A client as the compiler generates it from a contract, of a service that does not exist.</summary>
    private static class Other
    {
        internal sealed class OtherClient : ClientBase<OtherClient>
        {
            private static readonly Method<LookupRequest, LookupResponse> s_lookup = new(
                MethodType.Unary,
                "shared.nowhere.v1.OtherService",
                "Lookup",
                Marshallers.Create(request => Google.Protobuf.MessageExtensions.ToByteArray(request), LookupRequest.Parser.ParseFrom),
                Marshallers.Create(response => Google.Protobuf.MessageExtensions.ToByteArray(response), LookupResponse.Parser.ParseFrom));

            public OtherClient(CallInvoker calls)
                : base(calls)
            {
            }

            private OtherClient(ClientBaseConfiguration configuration)
                : base(configuration)
            {
            }

            public AsyncUnaryCall<LookupResponse> LookupAsync() => CallInvoker.AsyncUnaryCall(s_lookup, null, default, new LookupRequest());

            protected override OtherClient NewInstance(ClientBaseConfiguration configuration) => new(configuration);
        }
    }
}
