using Gateway.Contracts.Audit.V1;
using Gateway.Contracts.V1;
using Gateway.Server.Tests.City;
using Grpc.Core;

namespace Gateway.Server.Tests.Exchanges;

public sealed class LookupManyTests : IClassFixture<CityFixture>
{
    private readonly TestCity _city;

    public LookupManyTests(CityFixture fixture) => _city = fixture.City;

    [Fact]
    public async Task Every_key_is_answered_in_order_and_a_page_is_one_round_trip()
    {
        _city.Adapter.Forget();

        var answers = await ReadAsync(Registered.LookupMany(1000));

        Assert.Equal(Enumerable.Range(0, 1000), answers.Select(answer => (int)answer.Index));
        Assert.All(answers, answer => Assert.Equal("张三丰", Assert.Single(answer.Records).Fields["name"].Text));
        Assert.Equal(4, _city.Adapter.FetchedMany.Count);
        Assert.Equal(4, answers.Select(answer => answer.Receipt.LeafHash).Distinct().Count());
    }

    [Fact]
    public async Task A_malformed_key_is_answered_in_its_place_and_the_others_go_on()
    {
        var answers = await ReadAsync(Registered.LookupMany(5, request => request.Keys[2].Fields["citizen_number"] = "110101195001010008"));

        Assert.Equal(5, answers.Count);
        Assert.Equal(LookupOutcome.Failed, answers[2].Outcome);
        Assert.Equal(("SUBJECT_MALFORMED", "citizen_number"), (answers[2].Fault.Reason, answers[2].Fault.Field));
        Assert.All(answers.Where(answer => answer.Index != 2), answer => Assert.Equal(LookupOutcome.Found, answer.Outcome));
    }

    [Theory]
    [InlineData("long")]
    [InlineData("control")]
    [InlineData("empty")]
    public async Task A_value_out_of_bounds_is_its_own_keys_fault(string what)
    {
        var value = what switch { "long" => new string('1', 300), "control" => "1\n", _ => "" };
        var answers = await ReadAsync(Registered.LookupMany(4, request => request.Keys[1].Fields["citizen_number"] = value));

        Assert.Equal([LookupOutcome.Found, LookupOutcome.Failed, LookupOutcome.Found, LookupOutcome.Found], answers.Select(answer => answer.Outcome));
        Assert.Equal("KEY_MALFORMED", answers[1].Fault.Reason);
    }

    [Fact]
    public async Task The_log_holds_the_opening_each_page_with_its_subjects_and_the_end()
    {
        var answers = await ReadAsync(Registered.LookupMany(300));

        var records = await LogOf.FindAllAsync(_city, answers[0].Receipt.ExchangeId, 4);
        Assert.Equal([RecordKind.Opened, RecordKind.Page, RecordKind.Page, RecordKind.Closed], records.Select(record => record.Kind));
        Assert.Equal([0u, 1u, 2u, 2u], records.Select(record => record.Page));
        Assert.Equal([0u, 250u, 50u, 300u], records.Select(record => record.RecordCount));
        Assert.Equal(250, records[1].Subjects.Count);
        Assert.All(records, record => Assert.Equal("lookup_many", record.Operation));
    }

    [Fact]
    public async Task A_suspension_ends_a_stream_that_is_under_way()
    {
        await using var city = await TestCity.StartAsync();
        var suspended = new TaskCompletionSource();
        city.Adapter.FetchMany = async (request, _) =>
        {
            // The second page is asked for when the agreement is suspended already.
            await (city.Adapter.FetchedMany.Count > 1 ? suspended.Task : Task.CompletedTask);
            return Registered.Answer(request);
        };
        using var call = city.Consumer().LookupMany(Registered.LookupMany(1000));
        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
        var exchange = call.ResponseStream.Current.Receipt.ExchangeId;
        await city.ApplyAsync(Registered.Agreement(agreement => agreement.State = Gateway.Contracts.Management.V1.AgreementState.Suspended));
        await Gateway.Testing.Poll.UntilAsync(
            async () => await Refused.ReasonAsync(city.Consumer().LookupAsync(Registered.Lookup())) == "AGREEMENT_SUSPENDED", TimeSpan.FromSeconds(10), "the suspension binds");

        suspended.SetResult();
        var answers = 1;
        var ended = await Assert.ThrowsAsync<RpcException>(async () =>
        {
            while (await call.ResponseStream.MoveNext(CancellationToken.None))
            {
                answers++;
            }
        });

        Assert.Equal(StatusCode.PermissionDenied, ended.StatusCode);
        Assert.Equal(250, answers);
        var records = await LogOf.FindAllAsync(city, exchange, 3);
        Assert.Equal((RecordKind.Closed, "AGREEMENT_SUSPENDED", 250u), (records[^1].Kind, records[^1].Reason, records[^1].RecordCount));
    }

    [Fact]
    public async Task A_new_revision_of_the_entry_ends_no_stream_whose_fields_stay_as_they_were()
    {
        await using var city = await TestCity.StartAsync();
        var (call, held) = await PausedAsync(city);
        using var _ = call;
        await city.ApplyAsync(Registered.Entry(entry =>
        {
            entry.Revision = 2;
            entry.Fields.Add(new Gateway.Contracts.Management.V1.Field
            {
                Number = 6,
                ApiName = "added",
                Name = "added",
                Type = Gateway.Contracts.Management.V1.FieldType.Text,
                Sensitivity = Gateway.Contracts.Management.V1.Sensitivity.L1,
            });
        }));
        await Gateway.Testing.Poll.UntilAsync(
            async () => (await city.Consumer().LookupAsync(Registered.Lookup())).Provenance.Version == "1.2", TimeSpan.FromSeconds(10), "the revision is served");

        var answers = await ContinueAsync(call, held);

        Assert.Equal((999, "1.1"), (answers.Count, answers[^1].Provenance.Version));
    }

    [Fact]
    public async Task New_terms_of_the_agreement_bind_the_pages_that_follow()
    {
        await using var city = await TestCity.StartAsync();
        var (call, held) = await PausedAsync(city);
        using var _ = call;
        await city.ApplyAsync(Registered.Agreement(agreement => agreement.DailyQuota = 300));
        await Gateway.Testing.Poll.UntilAsync(
            async () =>
            {
                await city.Consumer().LookupAsync(Registered.Lookup());
                return (await LogOf.AllAsync(city))[^1].AgreementRevision > 1;
            },
            TimeSpan.FromSeconds(10),
            "the quota is in force");

        var ended = await Assert.ThrowsAsync<RpcException>(() => ContinueAsync(call, held));

        Assert.Equal("QUOTA_SPENT", ended.GetRpcStatus()!.GetDetail<Google.Rpc.ErrorInfo>()!.Reason);
    }

    [Fact]
    public async Task Subjects_that_a_department_was_asked_for_in_vain_are_named_at_the_end()
    {
        await using var city = await TestCity.StartAsync();
        city.Adapter.FetchMany = (_, _) => throw new RpcException(new Status(StatusCode.Internal, "broken"));

        var ended = await Assert.ThrowsAsync<RpcException>(async () =>
            await city.Consumer().LookupMany(Registered.LookupMany(3)).ResponseStream.ReadAllAsync().ToListAsync());

        var exchange = ended.GetRpcStatus()!.GetDetail<Google.Rpc.ErrorInfo>()!.Metadata["exchange_id"];
        var records = await LogOf.FindAllAsync(city, exchange, 2);
        Assert.Equal([RecordKind.Opened, RecordKind.Closed], records.Select(record => record.Kind));
        Assert.Equal((0, 3), (records[0].Subjects.Count, records[1].Subjects.Count));
    }

    /// <summary>A stream of 1,000 keys whose first page has come and whose second is held at the department.</summary>
    private static async Task<(AsyncServerStreamingCall<LookupManyResponse> Call, TaskCompletionSource Held)> PausedAsync(TestCity city)
    {
        var held = new TaskCompletionSource();
        city.Adapter.FetchMany = async (request, _) =>
        {
            await (city.Adapter.FetchedMany.Count == 2 ? held.Task : Task.CompletedTask);
            return Registered.Answer(request);
        };
        var call = city.Consumer().LookupMany(Registered.LookupMany(1000));
        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
        return (call, held);
    }

    private static async Task<List<LookupManyResponse>> ContinueAsync(AsyncServerStreamingCall<LookupManyResponse> call, TaskCompletionSource held)
    {
        held.SetResult();
        return await call.ResponseStream.ReadAllAsync().ToListAsync();
    }

    private async Task<List<LookupManyResponse>> ReadAsync(LookupManyRequest request)
    {
        using var call = _city.Consumer().LookupMany(request);
        return await call.ResponseStream.ReadAllAsync().ToListAsync();
    }
}
