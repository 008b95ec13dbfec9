using Gateway.Client.Calls;
using Gateway.Client.Refusals;
using Gateway.Client.Tests.Running;
using Gateway.Contracts.V1;
using Gateway.Server.Tests.City;
using Grpc.Core;

namespace Gateway.Client.Tests.Calls;

public sealed class RetryTests(CityFixture fixture) : IClassFixture<CityFixture>
{
    private static readonly Method<LookupRequest, LookupResponse> s_lookup = MethodOf("gateway.v1.SharedDataService", "Lookup");
    private static readonly Method<LookupRequest, LookupResponse> s_verify = MethodOf("gateway.v1.SharedDataService", "Verify");

    private readonly TestCity _city = fixture.City;

    [Fact]
    public async Task A_lookup_is_answered_once_the_gateway_is_back()
    {
        using var relay = new Relay(_city.Gateway.Address);
        using var application = new Application(_city, options => (options.Address, options.Attempts) = (relay.Address, 10));
        var call = application.SharedData.LookupAsync(Registered.Lookup()).ToResultAsync();
        await Task.WhenAny(call, Task.Delay(TimeSpan.FromMilliseconds(300)));
        Assert.False(call.IsCompleted);

        relay.Open();

        Assert.True((await call).IsAnswered, (await call).Refusal?.ToString());
    }

    [Fact]
    public async Task A_lookup_whose_connection_breaks_is_sent_again_and_is_another_exchange()
    {
        using var relay = new Relay(_city.Gateway.Address).Open();
        using var application = new Application(_city, options => options.Address = relay.Address);
        var fetches = 0;
        _city.Adapter.Fetch = (request, _) =>
        {
            if (Interlocked.Increment(ref fetches) == 1)
            {
                relay.Break();
            }

            return Task.FromResult(Registered.Answer(request));
        };
        try
        {
            var result = await application.SharedData.LookupAsync(Registered.Lookup()).ToResultAsync();

            Assert.True(result.IsAnswered, result.Refusal?.ToString());
            Assert.Equal(2, fetches);
            Assert.Equal(2, relay.Accepted);
        }
        finally
        {
            _city.Adapter.Fetch = (request, _) => Task.FromResult(Registered.Answer(request));
        }
    }

    [Fact]
    public async Task A_refusal_is_not_sent_again()
    {
        using var application = new Application(_city, options => options.Attempts = 10);

        await application.SharedData.LookupAsync(Registered.Lookup(request => request.Fields.Add("photo"))).ToResultAsync();

        Assert.Single(application.Receipts());
    }

    [Fact]
    public async Task A_call_is_not_sent_again_behind_its_deadline()
    {
        using var relay = new Relay(_city.Gateway.Address);
        using var application = new Application(
            _city, options => (options.Address, options.Attempts, options.Deadline) = (relay.Address, 10, TimeSpan.FromMilliseconds(300)));

        var result = await application.SharedData.LookupAsync(Registered.Lookup()).ToResultAsync().WaitAsync(TimeSpan.FromSeconds(5));

        Assert.False(result.IsAnswered);
    }

    [Theory]
    [InlineData("Lookup", "", true)]
    [InlineData("Lookup", "SNAPSHOT_STALE", true)]
    [InlineData("Lookup", "PROVIDER_UNAVAILABLE", false)]
    [InlineData("Lookup", "QUOTA_SPENT", false)]
    [InlineData("Verify", "", false)]
    [InlineData("Verify", "LOG_UNAVAILABLE", false)]
    public void Only_reads_are_sent_again_and_only_while_the_gateway_is_not_to_be_had(string name, string reason, bool again)
    {
        var rules = new RetryRules(3, TimeProvider.System);
        var known = Core.Decisions.Reasons.All.FirstOrDefault(known => known.Code == reason);
        var failure = known is null ? new RpcException(new Status(StatusCode.Unavailable, "")) : Failures.Of(known);

        Assert.Equal(again, rules.Next(name == "Lookup" ? s_lookup : s_verify, 1, failure, null) is not null);
        Assert.Null(rules.Next(s_lookup, 3, failure, null));
    }

    [Fact]
    public void What_never_left_is_sent_again_whatever_it_was()
    {
        var rules = new RetryRules(3, TimeProvider.System);
        var unsent = new HttpRequestException(HttpRequestError.ConnectionError);

        Assert.NotNull(rules.Next(s_verify, 1, new RpcException(new Status(StatusCode.Unavailable, "", unsent)), null));
        Assert.NotNull(rules.Next(MethodOf("any.Service", "Do"), 1, new RpcException(new Status(StatusCode.Unavailable, "", unsent)), null));
    }

    [Fact]
    public void The_wait_grows_and_is_never_the_same_for_all()
    {
        var rules = new RetryRules(10, TimeProvider.System);
        var failure = new RpcException(new Status(StatusCode.Unavailable, ""));

        var waits = Enumerable.Range(0, 50).Select(_ => rules.Next(s_lookup, 1, failure, null)!.Value.TotalMilliseconds).ToList();
        Assert.All(waits, wait => Assert.InRange(wait, 50, 100));
        Assert.True(waits.Distinct().Count() > 1);
        Assert.InRange(rules.Next(s_lookup, 9, failure, null)!.Value.TotalMilliseconds, 1000, 2000);
    }

    private static Method<LookupRequest, LookupResponse> MethodOf(string service, string name) => new(
        MethodType.Unary,
        service,
        name,
        Marshallers.Create(_ => Array.Empty<byte>(), LookupRequest.Parser.ParseFrom),
        Marshallers.Create(_ => Array.Empty<byte>(), LookupResponse.Parser.ParseFrom));
}
