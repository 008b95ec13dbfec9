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

    private async Task<List<LookupManyResponse>> ReadAsync(LookupManyRequest request)
    {
        using var call = _city.Consumer().LookupMany(request);
        return await call.ResponseStream.ReadAllAsync().ToListAsync();
    }
}
