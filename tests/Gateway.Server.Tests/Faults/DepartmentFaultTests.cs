using Gateway.Contracts.Adapter.V1;
using Gateway.Contracts.Audit.V1;
using Gateway.Contracts.Management.V1;
using Gateway.Contracts.V1;
using Gateway.Server.Tests.City;
using Gateway.Testing;
using Google.Protobuf;
using Google.Rpc;
using Grpc.Core;
using Status = Google.Rpc.Status;

namespace Gateway.Server.Tests.Faults;

public sealed class DepartmentFaultTests
{
    public static TheoryData<string, Func<FetchRequest, FetchResponse>> Garbage => new()
    {
        { "bytes that are no record", _ => new FetchResponse { Records = { ByteString.CopyFrom(0xFF, 0xFF, 0xFF) } } },
        { "a field that was not asked for", _ => new FetchResponse { Records = { Registered.Record(2, 3, 4) } } },
        { "a field that is missing", _ => new FetchResponse { Records = { Registered.Record(2) } } },
        { "more records than the limit", request => new FetchResponse
            { Records = { Enumerable.Repeat(Registered.Record(2, 3), (int)request.RowLimit + 1) } } },
        { "a moment that is none", _ => new FetchResponse { Records = { Registered.Record(2, 3) }, AsOf = new Google.Protobuf.WellKnownTypes.Timestamp { Nanos = -1 } } },
        { "very many pseudonyms", _ => new FetchResponse
            { Records = { Registered.Record(2, 3) }, SubjectPseudonyms = { Enumerable.Repeat(ByteString.CopyFrom(new byte[16]), 5000) } } },
        { "a fault of a field that was not asked for", _ => new FetchResponse
            { Records = { Registered.Record(2, 3) }, Faults = { new FetchFault { Number = 5, Message = "x" } } } },
        { "a short pseudonym", _ => new FetchResponse { Records = { Registered.Record(2, 3) }, SubjectPseudonyms = { ByteString.CopyFrom(1) } } },
    };

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Garbage))]
    public async Task Garbage_is_refused_and_recorded_as_the_providers_fault(string what, Func<FetchRequest, FetchResponse> answer)
    {
        await using var city = await TestCity.StartAsync();
        city.Adapter.Fetch = (request, _) => Task.FromResult(answer(request));

        var (status, info) = await Refused.ByAsync(city.Consumer().LookupAsync(Registered.Lookup()));

        Assert.True(info.Reason == "PROVIDER_ANSWER_INVALID", $"{what}: {info.Reason}");
        Assert.Equal((StatusCode.DataLoss, "provider"), (status, info.Metadata["fault_side"]));
        var (record, _) = await LogOf.FindAsync(city, info.Metadata["exchange_id"]);
        Assert.Equal((Outcome.Failed, FaultSide.Provider), (record.Outcome, record.FaultSide));
        Assert.Empty(record.Fields);
    }

    [Fact]
    public async Task An_adapter_that_is_down_is_unavailable_and_comes_back()
    {
        await using var city = await TestCity.StartAsync();
        var client = city.Consumer();
        var port = new Uri(city.Adapter.Address).Port;
        await city.Adapter.DisposeAsync();

        Assert.Equal("PROVIDER_UNAVAILABLE", await Refused.ReasonAsync(client.LookupAsync(Registered.Lookup())));

        await using var again = await FakeAdapter.StartAsync(city.Authority, "gongan", port);
        await Poll.UntilSucceedsAsync(
            async token => await client.LookupAsync(Registered.Lookup(), cancellationToken: token), TimeSpan.FromSeconds(20), "the adapter is used again");
    }

    [Fact]
    public async Task An_adapter_that_hangs_costs_its_own_department_the_deadline_and_no_more()
    {
        await using var city = await TestCity.StartAsync(options => options.Departments.Deadline = TimeSpan.FromMilliseconds(300));
        city.Adapter.Fetch = async (_, context) =>
        {
            await Task.Delay(Timeout.Infinite, context.CancellationToken);
            return new FetchResponse();
        };

        var (status, info) = await Refused.ByAsync(city.Consumer().LookupAsync(Registered.Lookup()));

        Assert.Equal((StatusCode.DeadlineExceeded, "PROVIDER_TIMEOUT", "provider"), (status, info.Reason, info.Metadata["fault_side"]));
    }

    [Theory]
    [InlineData(4_000, "PROVIDER_TIMEOUT", "provider")]
    [InlineData(1_500, "DEADLINE_EXCEEDED", "consumer")]
    public async Task A_caller_is_told_who_kept_it_waiting_before_it_leaves(int waits, string reason, string fault)
    {
        await using var city = await TestCity.StartAsync(options => options.Departments.Deadline = TimeSpan.FromMilliseconds(4_000));
        city.Adapter.Fetch = async (_, context) =>
        {
            await Task.Delay(Timeout.Infinite, context.CancellationToken);
            return new FetchResponse();
        };

        var (status, info) = await Refused.ByAsync(city.Consumer().LookupAsync(Registered.Lookup(), deadline: TimeProvider.System.GetUtcNow().UtcDateTime.AddMilliseconds(waits)));

        Assert.Equal((StatusCode.DeadlineExceeded, reason, fault), (status, info.Reason, info.Metadata["fault_side"]));
    }

    [Fact]
    public async Task Calls_beyond_the_bulkhead_are_refused_at_once()
    {
        await using var city = await TestCity.StartAsync(options => (options.Departments.Concurrency, options.Departments.Queue) = (1, 0));
        var held = new TaskCompletionSource();
        city.Adapter.Fetch = async (request, _) =>
        {
            await held.Task;
            return Registered.Answer(request);
        };
        var client = city.Consumer();
        var first = client.LookupAsync(Registered.Lookup());
        await Poll.UntilAsync(() => city.Adapter.Fetched.Count == 1, TimeSpan.FromSeconds(5), "the first call holds the place");

        Assert.Equal("PROVIDER_BUSY", await Refused.ReasonAsync(client.LookupAsync(Registered.Lookup())));

        held.SetResult();
        Assert.Equal(LookupOutcome.Found, (await first).Outcome);
    }

    [Theory]
    [InlineData("SOURCE_UNAVAILABLE", StatusCode.Unavailable, "PROVIDER_UNAVAILABLE")]
    [InlineData("JOURNAL_UNAVAILABLE", StatusCode.Unavailable, "PROVIDER_UNAVAILABLE")]
    [InlineData("SOURCE_TIMEOUT", StatusCode.DeadlineExceeded, "PROVIDER_TIMEOUT")]
    [InlineData("ENTRY_NOT_MAPPED", StatusCode.NotFound, "PROVIDER_MISCONFIGURED")]
    public async Task A_failure_of_the_source_behind_a_live_adapter_is_the_providers(string adapters, StatusCode status, string reason)
    {
        await using var city = await TestCity.StartAsync();
        city.Adapter.Fetch = (_, _) => throw new Status
        {
            Code = (int)status,
            Message = "synthetic",
            Details = { Google.Protobuf.WellKnownTypes.Any.Pack(new ErrorInfo { Domain = "gateway.adapter", Reason = adapters }) },
        }.ToRpcException();

        Assert.Equal(reason, await Refused.ReasonAsync(city.Consumer().LookupAsync(Registered.Lookup())));
        Assert.Single(city.Adapter.Fetched);
    }

    [Fact]
    public async Task An_adapter_that_forgot_the_schema_is_asked_to_prepare_it_again()
    {
        await using var city = await TestCity.StartAsync();
        var forgot = 1;
        var prepared = 0;
        city.Adapter.Prepare = _ =>
        {
            prepared++;
            return new PrepareResponse { Ready = true, SchemaHandle = ByteString.CopyFrom(new byte[16]) };
        };
        city.Adapter.Fetch = (request, _) => Interlocked.Exchange(ref forgot, 0) == 1
            ? throw new RpcException(new Grpc.Core.Status(StatusCode.FailedPrecondition, "not prepared"))
            : Task.FromResult(Registered.Answer(request));

        Assert.Equal(LookupOutcome.Found, (await city.Consumer().LookupAsync(Registered.Lookup())).Outcome);
        Assert.Equal(1, prepared);
    }

    [Fact]
    public async Task A_mapping_with_faults_is_named_in_the_log_and_refused_as_the_providers()
    {
        await using var city = await TestCity.StartAsync();
        city.Adapter.Prepare = _ => new PrepareResponse { Faults = { new MappingFault { Field = "name", Column = "XM", Message = "no such column" } } };
        await city.ApplyAsync(Registered.Entry(entry => entry.Revision = 2));

        await Poll.UntilAsync(
            async () => await ReasonOrNone(city) == "PROVIDER_MISCONFIGURED", TimeSpan.FromSeconds(5), "the new revision is served");
        Assert.Contains(city.Logs.Lines, line => line.Contains("no such column", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_value_that_cannot_be_converted_is_named_by_its_field()
    {
        await using var city = await TestCity.StartAsync();
        city.Adapter.Fetch = (_, _) => Task.FromResult(new FetchResponse { Faults = { new FetchFault { Number = 3, Message = "not a date" } } });

        var (_, info) = await Refused.ByAsync(city.Consumer().LookupAsync(Registered.Lookup()));

        Assert.Equal(("PROVIDER_VALUE_INVALID", "birth_date"), (info.Reason, info.Metadata["field"]));
    }

    [Fact]
    public async Task Two_adapters_may_give_the_same_address_in_different_letters()
    {
        await using var city = await TestCity.StartAsync();
        await city.ApplyAsync(Registered.System(
            "gongan-second", "gongan", SystemRole.Adapter, city.Adapter.Address.Replace("https://127.0.0.1", "HTTPS://127.0.0.1", StringComparison.Ordinal)));

        await city.UntilServedAsync();
        Assert.DoesNotContain(city.Logs.Lines, line => line.Contains("ArgumentException", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_adapter_with_another_departments_certificate_is_not_taken_for_this_ones()
    {
        await using var city = await TestCity.StartAsync();
        await using var impostor = await FakeAdapter.StartAsync(city.Authority, "minzheng");
        await city.ApplyAsync(Registered.System("gongan-adapter", "gongan", SystemRole.Adapter, impostor.Address));

        await Poll.UntilAsync(
            async () => await ReasonOrNone(city) == "PROVIDER_UNAVAILABLE", TimeSpan.FromSeconds(10), "the impostor is refused");
        Assert.Empty(impostor.Fetched);
    }

    private static async Task<string?> ReasonOrNone(TestCity city)
    {
        try
        {
            await city.Consumer().LookupAsync(Registered.Lookup());
            return null;
        }
        catch (RpcException exception)
        {
            return exception.GetRpcStatus()?.GetDetail<ErrorInfo>()?.Reason;
        }
    }
}
